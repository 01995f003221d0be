package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the stub answers. */
record StubAnswer(int status, String body) {

    static StubAnswer empty(int status) {
        return new StubAnswer(status, "");
    }

    static StubAnswer of(int status, JsonNode body) {
        return new StubAnswer(status, body.toString());
    }

    static StubAnswer error(int status, String scimType) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("status", String.valueOf(status)).put("detail", "because of " + status);
        if (scimType != null) {
            error.put("scimType", scimType);
        }
        return of(status, error);
    }

    static StubAnswer list(List<ObjectNode> page, int total, int startIndex) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", total).put("startIndex", startIndex).put("itemsPerPage", page.size());
        list.putArray("Resources").addAll(page);
        return of(200, list);
    }
}
