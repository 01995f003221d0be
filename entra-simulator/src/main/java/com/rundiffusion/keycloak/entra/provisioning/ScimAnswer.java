package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;

/**
 * What the endpoint answered.
 *
 * @param body missing when it is no JSON
 */
record ScimAnswer(String request, int status, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ScimAnswer of(String request, HttpResponse<String> response) {
        return new ScimAnswer(request, response.statusCode(), json(response.body()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }

    /** @throws ScimFailure unless it has one of these */
    ScimAnswer expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw failure(body.path("scimType").asText() + " " + body.path("detail").asText());
    }

    String id() {
        String id = body.path("id").asText();
        if (id.isEmpty()) {
            throw failure("the answer has no id");
        }
        return id;
    }

    ScimFailure failure(String why) {
        return new ScimFailure(status, request + ": " + status + " " + why.strip());
    }
}
