package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The values of an attribute, of which there may be many or one. */
public final class Values {

    private Values() {}

    public static List<JsonNode> of(JsonNode attribute) {
        return attribute.isArray()
                ? StreamSupport.stream(attribute.spliterator(), false).toList()
                : List.of(attribute);
    }
}
