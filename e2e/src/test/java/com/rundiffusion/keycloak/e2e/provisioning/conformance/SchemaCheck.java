package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a resource has what the published schemas say, of the types that they say, and nothing else. */
final class SchemaCheck {

    /** Of each resource; RFC 7643, section 3.1, has no schema for them. */
    private static final Set<String> COMMON = Set.of("schemas", "id", "meta");

    private final Map<String, Schema> schemas;

    SchemaCheck(List<Schema> schemas) {
        this.schemas = schemas.stream().collect(Collectors.toMap(Schema::getNonNullId, Function.identity()));
    }

    void check(JsonNode resource) {
        assertThat(resource.path("id").isTextual()).isTrue();
        resource.path("schemas").forEach(urn -> assertThat(schemas).containsKey(urn.asText()));
        Schema own = schemas.get(resource.path("schemas").path(0).asText());
        for (Map.Entry<String, JsonNode> field : resource.properties()) {
            Schema extension = schemas.get(field.getKey());
            if (extension != null) {
                assertThat(resource.path("schemas").toString()).contains("\"" + field.getKey() + "\"");
                parts(extension.getAttributes(), field.getValue());
            } else if (!COMMON.contains(field.getKey())) {
                attribute(own.getAttributes(), field.getKey(), field.getValue());
            }
        }
        required(own.getAttributes(), resource);
    }

    private static void parts(List<SchemaAttribute> attributes, JsonNode values) {
        assertThat(values.isObject()).isTrue();
        values.properties().forEach(field -> attribute(attributes, field.getKey(), field.getValue()));
        required(attributes, values);
    }

    private static void required(List<SchemaAttribute> attributes, JsonNode values) {
        assertThat(attributes).filteredOn(SchemaAttribute::isRequired).allMatch(each -> values.has(each.getName()));
    }

    private static void attribute(List<SchemaAttribute> attributes, String name, JsonNode value) {
        List<SchemaAttribute> known =
                attributes.stream().filter(each -> each.getName().equals(name)).toList();
        assertThat(known).as(name).hasSize(1);
        SchemaAttribute attribute = known.get(0);
        assertThat(value.isArray()).as(name).isEqualTo(attribute.isMultiValued());
        if (attribute.isMultiValued()) {
            assertThat(value).as(name).isNotEmpty().allSatisfy(each -> one(attribute, each));
        } else {
            one(attribute, value);
        }
    }

    private static void one(SchemaAttribute attribute, JsonNode value) {
        boolean fits = switch (attribute.getType()) {
            case COMPLEX -> value.isObject();
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber();
            case DECIMAL -> value.isNumber();
            default -> value.isTextual();
        };
        assertThat(fits).as(attribute.getName() + " " + value).isTrue();
        if (value.isObject()) {
            parts(attribute.getSubAttributes(), value);
        }
    }
}
