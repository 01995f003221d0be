package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Trait;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Type;
import com.rundiffusion.keycloak.provisioning.schema.ScimSchema;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.provisioning.schema.ScimUri;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * RFC 7643, section 7. Microsoft's check of a gallery application wants each attribute here that a mapping may name. All of
 * them compare without case, the externalId too.
 */
public final class Schemas {

    /** Also the last part of its address. */
    public static final String NAME = "Schemas";

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    private Schemas() {}

    public static ObjectNode list(URI base) {
        return ListShape.all(
                Stream.of(ScimSchema.values()).map(schema -> json(schema, base)).toList());
    }

    /** @param urn in any case */
    public static Optional<ObjectNode> one(String urn, URI base) {
        return Stream.of(ScimSchema.values())
                .filter(schema -> schema.urn().equalsIgnoreCase(urn))
                .findFirst()
                .map(schema -> json(schema, base));
    }

    private static ObjectNode json(ScimSchema schema, URI base) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(SCHEMA);
        json.put("id", schema.urn());
        json.put("name", schema.schemaName());
        json.put("description", schema.description());
        ArrayNode attributes = json.putArray("attributes");
        schema.attributes().forEach(attribute -> write(attributes.addObject(), attribute));
        json.putObject("meta")
                .put("resourceType", "Schema")
                .put("location", ScimUri.below(base, NAME + "/" + schema.urn()));
        return json;
    }

    private static void write(ObjectNode json, ScimAttribute attribute) {
        json.put("name", attribute.name());
        json.put("type", attribute.type().key());
        json.put("multiValued", attribute.isMultiValued());
        json.put("description", attribute.description());
        json.put("required", attribute.is(Trait.REQUIRED));
        json.put("caseExact", false);
        json.put("mutability", attribute.is(Trait.READ_ONLY) ? "readOnly" : "readWrite");
        json.put("returned", "default");
        json.put("uniqueness", attribute.is(Trait.UNIQUE) ? "server" : "none");
        if (attribute.type() == Type.REFERENCE) {
            json.putArray("referenceTypes").add(attribute.name().equals("$ref") ? ScimType.USER.key() : "external");
        }
        if (!attribute.canonicalValues().isEmpty()) {
            ArrayNode values = json.putArray("canonicalValues");
            attribute.canonicalValues().forEach(values::add);
        }
        if (attribute.isComplex()) {
            ArrayNode parts = json.putArray("subAttributes");
            attribute.subAttributes().forEach(part -> write(parts.addObject(), part));
        }
    }
}
