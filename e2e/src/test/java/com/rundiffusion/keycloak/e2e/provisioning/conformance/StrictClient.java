package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A client that takes nothing but what RFC 7644 has, and waits where it is told to. */
record StrictClient(ScimApi api) {

    static final String USERS = "/Users";
    static final String GROUPS = "/Groups";

    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    /** What is answered is what is there from then on. */
    JsonNode make(String folder, String body) {
        Answer answer = send("POST", folder, body);
        JsonNode made = json(answer, 201);
        String id = made.path("id").asText();
        assertThat(id).isNotEmpty();
        assertThat(answer.headers().get("location"))
                .endsWith(folder + "/" + id)
                .isEqualTo(made.path("meta").path("location").asText());
        assertThat(read(folder + "/" + id)).isEqualTo(made);
        return made;
    }

    JsonNode read(String path) {
        return json(send("GET", path, ""), 200);
    }

    /** @return the list */
    JsonNode search(String folder, String filter) {
        return list(folder + "?filter=" + encoded(filter));
    }

    JsonNode list(String path) {
        JsonNode list = read(path);
        assertThat(list.path("schemas").path(0).asText()).isEqualTo(MESSAGES + "ListResponse");
        assertThat(list.path("totalResults").isInt()).isTrue();
        assertThat(list.path("Resources").isArray()).isTrue();
        assertThat(list.path("itemsPerPage").asInt())
                .isEqualTo(list.path("Resources").size());
        return list;
    }

    static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    /** @param operations as JSON, in the order in which they are done */
    void patch(String path, String... operations) {
        Answer answer = send("PATCH", path, """
                {"schemas": ["%sPatchOp"], "Operations": [%s]}
                """.formatted(MESSAGES, String.join(", ", operations)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    /** @param value as JSON */
    static String operation(String op, String path, String value) {
        return """
                {"op": "%s", "path": "%s", "value": %s}""".formatted(op, path.replace("\"", "\\\""), value);
    }

    static String removal(String path) {
        return """
                {"op": "remove", "path": "%s"}""".formatted(path.replace("\"", "\\\""));
    }

    /** @param values as a JSON object */
    static String withoutPath(String op, String values) {
        return """
                {"op": "%s", "value": %s}""".formatted(op, values);
    }

    void remove(String path) {
        Answer answer = send("DELETE", path, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    /** Neither there to be read nor to be removed. */
    void isGone(String path) {
        isRefused(send("GET", path, ""), 404, "");
        isRefused(send("DELETE", path, ""), 404, "");
    }

    /** @param scimType empty for none */
    void isRefused(Answer answer, int status, String scimType) {
        JsonNode error = json(answer, status);
        assertThat(error.path("schemas").path(0).asText()).isEqualTo(MESSAGES + "Error");
        assertThat(error.path("status").textValue()).isEqualTo(String.valueOf(status));
        assertThat(error.path("scimType").asText()).isEqualTo(scimType);
        assertThat(error.path("detail").asText()).isNotEmpty();
    }

    Answer send(String method, String path, String body) {
        Answer answer = api.send(method, path, body);
        while (answer.status() == 429) {
            LockSupport.parkNanos(
                    Duration.ofSeconds(Long.parseLong(answer.headers().get("retry-after")))
                            .toNanos());
            answer = api.send(method, path, body);
        }
        return answer;
    }

    private static JsonNode json(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/scim+json");
        return answer.json();
    }
}
