package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** How many objects and lists stand in each other; the reader of JSON bounds how deep this goes. */
final class JsonDepth {

    private JsonDepth() {}

    static int of(JsonNode json) {
        int deepest = 0;
        for (JsonNode part : json) {
            deepest = Math.max(deepest, of(part));
        }
        return json.isContainerNode() ? deepest + 1 : 0;
    }
}
