package com.rundiffusion.keycloak.provisioning.group;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.provisioning.resource.ScimMeta;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import java.time.Instant;

/** What is stored of a group, as SCIM has it. */
final class StoredGroup {

    private StoredGroup() {}

    /** A copy, which may be changed. */
    static ObjectNode record(PersonGroupRow group) {
        try {
            return (ObjectNode) StrictJson.MAPPER.readTree(group.record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The record of the group " + group.id + " cannot be read", e);
        }
    }

    static ScimMeta meta(PersonGroupRow group) {
        return new ScimMeta(group.id, Instant.ofEpochMilli(group.createdAt), Instant.ofEpochMilli(group.updatedAt));
    }
}
