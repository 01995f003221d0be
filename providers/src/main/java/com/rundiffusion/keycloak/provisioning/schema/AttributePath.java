package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An attribute of a resource, or a part of one, by its canonical name.
 *
 * @param sub the part
 */
public record AttributePath(ScimSchema schema, ScimAttribute attribute, Optional<ScimAttribute> sub) {

    public AttributePath whole() {
        return new AttributePath(schema, attribute, Optional.empty());
    }

    public AttributePath part(ScimAttribute part) {
        return new AttributePath(schema, attribute, Optional.of(part));
    }

    /** The one that a value is of. */
    public ScimAttribute last() {
        return sub.orElse(attribute);
    }

    /** The URN under which an attribute of an extension stands in a resource. */
    public Optional<String> urn() {
        return schema == ScimSchema.ENTERPRISE_USER ? Optional.of(schema.urn()) : Optional.empty();
    }

    /** As it is written where nothing else may stand. */
    public String text() {
        return urn().map(urn -> urn + ":").orElse("")
                + attribute.name()
                + sub.map(part -> "." + part.name()).orElse("");
    }

    /** What a resource has there: the whole attribute, whichever part is meant. Missing where it has nothing. */
    public JsonNode in(JsonNode resource) {
        return urn().map(resource::path).orElse(resource).path(attribute.name());
    }
}
