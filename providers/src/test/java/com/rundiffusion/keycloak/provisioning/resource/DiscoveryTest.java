package com.rundiffusion.keycloak.provisioning.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is offered, as clients and Microsoft's checks read it. */
final class DiscoveryTest {

    private static final URI BASE = URI.create("https://sso.example/realms/r/provisioning/contoso/v2");

    @Test
    void theServiceSaysWhatItCan() {
        ObjectNode json = ServiceProviderConfig.json(BASE);
        assertThat(json.path("patch")).isEqualTo(ScimJson.object("{'supported': true}"));
        assertThat(json.path("filter")).isEqualTo(ScimJson.object("{'supported': true, 'maxResults': 200}"));
        assertThat(Stream.of("bulk", "sort", "etag", "changePassword"))
                .allMatch(what -> !json.path(what).path("supported").asBoolean(true));
        assertThat(json.path("authenticationSchemes").path(0).path("type").asText())
                .isEqualTo("oauthbearertoken");
        assertThat(json.path("meta").path("location").asText()).isEqualTo(BASE + "/ServiceProviderConfig");
    }

    @Test
    void peopleComeBeforeGroups() {
        ObjectNode list = ResourceTypes.list(BASE);
        assertThat(list.path("totalResults").asInt()).isEqualTo(2);
        assertThat(list.path("Resources").path(0).path("endpoint").asText()).isEqualTo("/Users");
        assertThat(list.path("Resources").path(1).path("endpoint").asText()).isEqualTo("/Groups");
        assertThat(ResourceTypes.one("user", BASE))
                .contains((ObjectNode) list.path("Resources").path(0));
        assertThat(ResourceTypes.one("Printer", BASE)).isEmpty();
        assertThat(ResourceTypes.one("Group", BASE).orElseThrow().has("schemaExtensions"))
                .isFalse();
    }

    @Test
    void eachSchemaStandsAloneToo() {
        JsonNode list = Schemas.list(BASE).path("Resources");
        assertThat(list)
                .extracting(schema -> schema.path("id").asText())
                .containsExactly(
                        "urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        "urn:ietf:params:scim:schemas:core:2.0:Group");
        for (JsonNode schema : list) {
            String urn = schema.path("id").asText();
            assertThat(Schemas.one(urn.toUpperCase(Locale.ROOT), BASE)).contains((ObjectNode) schema);
            assertThat(schema.path("meta").path("location").asText()).isEqualTo(BASE + "/Schemas/" + urn);
        }
        assertThat(Schemas.one("urn:of:somebody", BASE)).isEmpty();
        assertThat(list.path(0).path("description").asText()).isEqualTo("User Account");
    }

    @Test
    void noValueIsNullAndEachAttributeIsDescribed() {
        assertThat(Schemas.list(BASE).toString()).doesNotContain("null");
        assertThat(Schemas.list(BASE).path("Resources"))
                .allSatisfy(schema -> schema.path("attributes").forEach(DiscoveryTest::isDescribed));
    }

    private static void isDescribed(JsonNode attribute) {
        assertThat(attribute.path("description").asText())
                .as(attribute.toString())
                .endsWith(".");
        assertThat(attribute.has("subAttributes"))
                .isEqualTo(attribute.path("type").asText().equals("complex"));
        attribute.path("subAttributes").forEach(DiscoveryTest::isDescribed);
    }

    /** As Microsoft's check of a gallery application writes them out of the schema, to compare them with the mapping. */
    @Test
    void whatEntraMapsByDefaultIsThere() {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode schema : Schemas.list(BASE).path("Resources")) {
            schema.path("attributes").forEach(attribute -> known.addAll(mappable(schema, attribute)));
        }
        assertThat(known)
                .contains(
                        "userName",
                        "active",
                        "displayName",
                        "title",
                        "preferredLanguage",
                        "externalId",
                        "name.givenName",
                        "name.familyName",
                        "name.formatted",
                        "emails[type eq \"work\"].value",
                        "phoneNumbers[type eq \"work\"].value",
                        "phoneNumbers[type eq \"mobile\"].value",
                        "phoneNumbers[type eq \"fax\"].value",
                        "addresses[type eq \"work\"].formatted",
                        "addresses[type eq \"work\"].streetAddress",
                        "addresses[type eq \"work\"].locality",
                        "addresses[type eq \"work\"].region",
                        "addresses[type eq \"work\"].postalCode",
                        "addresses[type eq \"work\"].country",
                        "roles[primary eq \"True\"].value",
                        "roles[primary eq \"True\"].display",
                        "roles[primary eq \"True\"].type",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                        "members");
    }

    private static Set<String> mappable(JsonNode schema, JsonNode attribute) {
        String name = attribute.path("name").asText();
        if (schema.path("id").asText().contains("extension")) {
            return Set.of(schema.path("id").asText() + ":" + name);
        }
        if (!attribute.has("subAttributes") || name.equals("members")) {
            return Set.of(name);
        }
        Set<String> all = new TreeSet<>();
        for (JsonNode part : attribute.path("subAttributes")) {
            String end = "." + part.path("name").asText();
            if (!attribute.path("multiValued").asBoolean()) {
                all.add(name + end);
            } else if (types(attribute).isEmpty()) {
                all.add(name + "[primary eq \"True\"]" + end);
            } else {
                types(attribute).forEach(type -> all.add(name + "[type eq \"" + type + "\"]" + end));
            }
        }
        return all;
    }

    private static Set<String> types(JsonNode attribute) {
        Set<String> types = new TreeSet<>();
        StreamSupport.stream(attribute.path("subAttributes").spliterator(), false)
                .filter(part -> part.path("name").asText().equals("type"))
                .forEach(part -> part.path("canonicalValues").forEach(value -> types.add(value.asText())));
        return types;
    }
}
