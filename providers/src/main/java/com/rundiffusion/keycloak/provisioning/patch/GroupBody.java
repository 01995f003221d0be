package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.Optional;
import java.util.Set;

/**
 * A group as a POST or a PUT has it.
 *
 * @param members empty where the body does not speak of them
 * @param dropped how many attributes, or parts of them, came that nobody knows
 */
public record GroupBody(ObjectNode record, Optional<Set<String>> members, int dropped) {

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    public static GroupBody of(JsonNode body) {
        AppliedPatch made = UserBody.made(ScimType.GROUP, body);
        MemberChange members = made.members();
        return new GroupBody(
                made.record(), members.isWhole() ? Optional.of(members.added()) : Optional.empty(), made.dropped());
    }
}
