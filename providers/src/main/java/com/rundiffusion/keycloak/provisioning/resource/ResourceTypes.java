package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import com.rundiffusion.keycloak.provisioning.schema.ScimUri;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** RFC 7643, section 6. */
public final class ResourceTypes {

    /** Also the last part of its address. */
    public static final String NAME = "ResourceTypes";

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

    private ResourceTypes() {}

    public static ObjectNode list(URI base) {
        return ListShape.all(
                Stream.of(ScimType.values()).map(type -> json(type, base)).toList());
    }

    /** @param id in any case */
    public static Optional<ObjectNode> one(String id, URI base) {
        return Stream.of(ScimType.values())
                .filter(type -> type.key().equalsIgnoreCase(id))
                .findFirst()
                .map(type -> json(type, base));
    }

    private static ObjectNode json(ScimType type, URI base) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(SCHEMA);
        json.put("id", type.key());
        json.put("name", type.key());
        json.put("description", type.schema().description());
        json.put("endpoint", "/" + type.folder());
        json.put("schema", type.schema().urn());
        type.extension()
                .ifPresent(extension -> json.putArray("schemaExtensions")
                        .addObject()
                        .put("schema", extension.urn())
                        .put("required", false));
        json.putObject("meta")
                .put("resourceType", "ResourceType")
                .put("location", ScimUri.below(base, NAME + "/" + type.key()));
        return json;
    }
}
