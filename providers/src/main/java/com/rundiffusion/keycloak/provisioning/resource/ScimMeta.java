package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.net.URI;
import java.time.Instant;

/** What we say of a resource beside its values. */
public record ScimMeta(String id, Instant created, Instant lastModified) {

    void writeTo(ObjectNode resource, ScimType type, URI base) {
        resource.putObject("meta")
                .put("resourceType", type.key())
                .put("created", created.toString())
                .put("lastModified", lastModified.toString())
                .put("location", type.location(base, id));
    }
}
