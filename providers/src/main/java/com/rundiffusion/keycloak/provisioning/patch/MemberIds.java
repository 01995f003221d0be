package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.query.Values;
import com.rundiffusion.keycloak.provisioning.schema.JsonField;
import com.rundiffusion.keycloak.provisioning.schema.StorableText;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the ids of members, in whatever they are wrapped; all else that stands beside them is theirs to know. */
final class MemberIds {

    private static final String GROUP = "Group";

    private final ValueReader values;
    private int named;

    /** @param values counts the members that are groups, which nobody keeps */
    MemberIds(ValueReader values) {
        this.values = values;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where an id is none, or they are too many */
    Set<String> of(JsonNode written) {
        Set<String> ids = new LinkedHashSet<>();
        JsonNode members = JsonField.of(written, "members").orElse(written);
        for (JsonNode member : Values.of(members)) {
            id(member).ifPresent(ids::add);
        }
        return counted(ids);
    }

    Set<String> counted(Set<String> ids) {
        ScimLimit.MEMBERS_OF_OPERATION.check(ids.size());
        named += ids.size();
        ScimLimit.MEMBERS_OF_REQUEST.check(named);
        return ids;
    }

    private Optional<String> id(JsonNode member) {
        if (JsonField.of(member, "type")
                .filter(type -> type.asText().equalsIgnoreCase(GROUP))
                .isPresent()) {
            values.drop();
            return Optional.empty();
        }
        JsonNode id = member.isObject() ? JsonField.of(member, "value").orElse(member) : member;
        if (!id.isTextual() || id.textValue().isBlank() || !StorableText.is(id.textValue())) {
            throw ScimFaultCode.VALUE_MALFORMED.fault("A member is not named by its id.");
        }
        ScimLimit.NAME.check(id.textValue().length());
        return Optional.of(id.textValue());
    }
}
