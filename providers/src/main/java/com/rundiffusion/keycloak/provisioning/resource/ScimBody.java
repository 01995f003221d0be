package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request of SCIM holds, once it is JSON: one object, and not too deep. */
public final class ScimBody {

    private ScimBody() {}

    /** @throws ScimFault */
    public static ObjectNode of(JsonNode json) {
        ScimLimit.DEPTH.check(JsonDepth.of(json));
        if (json instanceof ObjectNode body) {
            return body;
        }
        throw ScimFaultCode.JSON_UNREADABLE.fault();
    }
}
