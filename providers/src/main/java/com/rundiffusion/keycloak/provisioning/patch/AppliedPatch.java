package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimBody;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a PATCH makes of a record: all of its operations, one after the other, each on what the one before it left.
 *
 * @param record in canonical names; the one that was given stays as it was
 * @param members what becomes of a group's members, which are no part of its record
 * @param dropped how many attributes, or parts of them, came that nobody knows
 */
public record AppliedPatch(ObjectNode record, MemberChange members, int dropped) {

    /**
     * @param id of the person
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where anything of it cannot be done
     */
    public static AppliedPatch ofUser(ObjectNode record, String id, JsonNode body) {
        return of(ScimType.USER, record, id, body);
    }

    /** The same for a group. */
    public static AppliedPatch ofGroup(ObjectNode record, String id, JsonNode body) {
        return of(ScimType.GROUP, record, id, body);
    }

    private static AppliedPatch of(ScimType type, ObjectNode record, String id, JsonNode body) {
        return applied(type, record, Optional.of(id), PatchReader.read(ScimBody.of(body)));
    }

    static AppliedPatch applied(ScimType type, ObjectNode before, Optional<String> id, List<RawOperation> operations) {
        ObjectNode record = before.deepCopy();
        ValueReader values = new ValueReader();
        Dialects dialects = new Dialects(type, id, values);
        MemberOperations ofMembers = new MemberOperations(values);
        MemberChange members = MemberChange.NONE;
        for (RawOperation raw : operations) {
            for (TargetedOperation meant : dialects.targets(raw)) {
                if (meant.attribute().name().equals(MemberOperations.MEMBERS)) {
                    members = ofMembers.after(members, meant);
                } else {
                    apply(record, meant, values);
                }
            }
        }
        RequiredValue.check(type, record);
        ScimLimit.RECORD.check(record.toString().getBytes(StandardCharsets.UTF_8).length);
        return new AppliedPatch(record, members, values.dropped());
    }

    private static void apply(ObjectNode record, TargetedOperation meant, ValueReader values) {
        AttributePath place = meant.target().attribute();
        JsonNode before = place.in(record).deepCopy();
        new PlainOperations(record, meant, values).all().forEach(operation -> operation.applyTo(record));
        Tidied.attribute(record, place, before);
    }
}
