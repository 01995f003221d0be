package com.rundiffusion.keycloak.provisioning.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.provisioning.resource.ScimMeta;
import com.rundiffusion.keycloak.provisioning.resource.UserRecord;
import com.rundiffusion.keycloak.provisioning.resource.UserShape;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.net.URI;
import java.time.Instant;

/** What is stored of a person, as SCIM has it. */
final class StoredRecord {

    private StoredRecord() {}

    /** A copy, which may be changed. */
    static ObjectNode of(PersonRow person) {
        if (person.record == null) {
            return UserRecord.adopted(person.userName, person.active).json();
        }
        try {
            return (ObjectNode) StrictJson.MAPPER.readTree(person.record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The record of the person " + person.id + " cannot be read", e);
        }
    }

    static ObjectNode shape(PersonRow person, URI base) {
        ScimMeta meta = new ScimMeta(
                person.scimId, Instant.ofEpochMilli(person.createdAt), Instant.ofEpochMilli(person.updatedAt));
        return UserShape.of(of(person), meta, base);
    }
}
