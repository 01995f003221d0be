package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimBody;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.List;
import java.util.Optional;

/**
 * A person as a POST or a PUT has them: what a PATCH of all these values makes of nothing. Whether they may sign in stands in
 * it only where the body says so.
 *
 * @param dropped how many attributes, or parts of them, came that nobody knows
 */
public record UserBody(ObjectNode record, int dropped) {

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    public static UserBody of(JsonNode body) {
        AppliedPatch made = made(ScimType.USER, body);
        return new UserBody(made.record(), made.dropped());
    }

    static AppliedPatch made(ScimType type, JsonNode body) {
        return AppliedPatch.applied(
                type,
                JsonNodeFactory.instance.objectNode(),
                Optional.empty(),
                List.of(new RawOperation(PatchKind.REPLACE, Optional.empty(), ScimBody.of(body))));
    }
}
