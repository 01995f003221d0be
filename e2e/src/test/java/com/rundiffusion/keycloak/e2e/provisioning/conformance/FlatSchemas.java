package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The paths that a list of schemas makes discoverable for Entra's mappings, in lower case. */
final class FlatSchemas {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

    private FlatSchemas() {}

    /** @param schemas the answer of {@code /Schemas} */
    static Set<String> paths(JsonNode schemas) {
        return stream(schemas.path("Resources"))
                .flatMap(FlatSchemas::ofSchema)
                .map(path -> path.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Stream<String> ofSchema(JsonNode schema) {
        String id = schema.path("id").asText();
        String head = id.startsWith(CORE) ? "" : id + ":";
        return stream(schema.path("attributes")).flatMap(attribute -> ofAttribute(head, attribute));
    }

    private static Stream<String> ofAttribute(String head, JsonNode attribute) {
        String name = head + attribute.path("name").asText();
        Stream<String> parts =
                attribute.path("multiValued").asBoolean() ? ofValues(name, attribute) : ofParts(name, attribute);
        return Stream.concat(Stream.of(name), parts);
    }

    private static Stream<String> ofValues(String name, JsonNode attribute) {
        return stream(attribute.path("subAttributes"))
                .filter(part -> part.path("name").asText().equals("type"))
                .flatMap(type -> stream(type.path("canonicalValues")))
                .flatMap(type -> ofParts(name + "[type eq \"" + type.asText() + "\"]", attribute));
    }

    private static Stream<String> ofParts(String name, JsonNode attribute) {
        return stream(attribute.path("subAttributes"))
                .map(part -> name + "." + part.path("name").asText());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
