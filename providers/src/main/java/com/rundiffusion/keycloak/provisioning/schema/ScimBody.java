package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;

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
