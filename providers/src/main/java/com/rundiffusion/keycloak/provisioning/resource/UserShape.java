package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.ScimSchema;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.net.URI;

/** A person as answered: the values as they were sent, with what we know. What is absent is left out. */
public final class UserShape {

    private UserShape() {}

    /** @param base of the whole endpoint, up to {@code /v2} */
    public static ObjectNode of(ObjectNode record, ScimMeta meta, URI base) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        ArrayNode schemas = user.putArray("schemas").add(ScimSchema.USER.urn());
        if (record.has(ScimSchema.ENTERPRISE_USER.urn())) {
            schemas.add(ScimSchema.ENTERPRISE_USER.urn());
        }
        user.put("id", meta.id());
        user.setAll(record.deepCopy());
        meta.writeTo(user, ScimType.USER, base);
        return user;
    }
}
