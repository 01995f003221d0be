package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** {@code docs/openapi.json}, as a program that was made from it would take the answers. */
final class RestDescription {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final String text;
    private final JsonNode root;

    RestDescription() {
        try {
            this.text = Files.readString(Checkout.file("docs/openapi.json"));
            this.root = new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /**
     * That the answer is one of those that the call has: of its status, its media type and its schema.
     *
     * @param path as it is described
     */
    void mustHave(String method, String path, Answer answer) {
        String where = "%s %s: %d %s".formatted(method, path, answer.status(), answer.text());
        JsonNode response = resolved(root.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(String.valueOf(answer.status())));
        assertThat(response.isMissingNode()).as("not described: " + where).isFalse();
        if (!response.has("content")) {
            assertThat(answer.text()).as(where).isEmpty();
            return;
        }
        String type = answer.header("Content-Type").replaceFirst(";.*", "");
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("not described: %s of %s", type, where)
                .isFalse();
        JsonSchema schema = schema(content.path("schema"));
        List<JsonNode> values = type.equals("application/json") ? List.of(answer.json()) : answer.lines();
        values.forEach(value -> assertThat(schema.validate(value)).as(where).isEmpty());
    }

    /** What it refers to stands beside it. */
    private JsonSchema schema(JsonNode described) {
        ObjectNode schema = described.deepCopy();
        schema.set("components", root.path("components"));
        return SCHEMAS.getSchema(schema, STRICT);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
