package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** A field of an object as others write it: SCIM's names have no case. */
public final class JsonField {

    private JsonField() {}

    /** The first of that name; empty where there is none, and where {@code json} is no object. */
    public static Optional<JsonNode> of(JsonNode json, String name) {
        return json.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue);
    }
}
