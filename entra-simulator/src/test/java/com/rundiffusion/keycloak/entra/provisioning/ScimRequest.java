package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A request as the application got it.
 *
 * @param query decoded; empty for none
 * @param body missing when there was none
 */
record ScimRequest(String method, String path, String query, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** {@code GET /Users?filter=…}, and without its body. */
    String line() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }

    boolean is(String prefix) {
        return line().startsWith(prefix);
    }
}
