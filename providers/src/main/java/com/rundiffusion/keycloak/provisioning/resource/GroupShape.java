package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.ScimSchema;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A group as answered, with its members or without. */
public final class GroupShape {

    private GroupShape() {}

    /** @param display empty where nobody said a name */
    public record Member(String id, Optional<String> display) {}

    /** @param base of the whole endpoint, up to {@code /v2} */
    public static ObjectNode of(ObjectNode record, ScimMeta meta, URI base) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.putArray("schemas").add(ScimSchema.GROUP.urn());
        group.put("id", meta.id());
        group.setAll(record.deepCopy());
        meta.writeTo(group, ScimType.GROUP, base);
        return group;
    }

    /**
     * @param members all of them
     * @throws ScimFault where they are more than an answer holds
     */
    public static ObjectNode of(ObjectNode record, List<Member> members, ScimMeta meta, URI base) {
        ScimLimit.MEMBERS_OF_ANSWER.check(members.size());
        ObjectNode group = of(record, meta, base);
        if (!members.isEmpty()) {
            ArrayNode all = group.putArray("members");
            members.forEach(member -> write(all.addObject(), member, base));
        }
        return group;
    }

    private static void write(ObjectNode json, Member member, URI base) {
        json.put("value", member.id());
        json.put("$ref", ScimType.USER.location(base, member.id()));
        member.display().ifPresent(name -> json.put("display", name));
        json.put("type", ScimType.USER.key());
    }
}
