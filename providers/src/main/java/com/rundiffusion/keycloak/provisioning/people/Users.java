package com.rundiffusion.keycloak.provisioning.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.patch.AppliedPatch;
import com.rundiffusion.keycloak.provisioning.patch.UserBody;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.schema.PersonRow;
import org.keycloak.models.KeycloakSession;

/** What Entra does to one person. Each call belongs into a transaction of its own, and is whole or not at all. */
public final class Users {

    private final KeycloakSession session;
    private final People people;
    private final ScimClient client;

    /** @param session of the transaction, in the realm */
    public Users(KeycloakSession session, ScimClient client) {
        this.session = session;
        this.people = new People(session, client.providerId());
        this.client = client;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where there is nobody of the id, as all of these */
    public ObjectNode get(String id) {
        return people.ofScimId(id).map(this::shape).orElseThrow(ScimFaultCode.NOT_FOUND::fault);
    }

    /** @return the person, who may have been here before */
    public ObjectNode post(JsonNode body) {
        UserWrite write = UserWrite.hold(session, client);
        return shape(write.post(UserBody.of(body).record()));
    }

    public void patch(String id, JsonNode body) {
        UserWrite write = UserWrite.hold(session, client);
        PersonRow person = held(id);
        ObjectNode record = StoredRecord.of(person);
        write.change(person, record, AppliedPatch.ofUser(record, id, body).record());
    }

    public ObjectNode put(String id, JsonNode body) {
        UserWrite write = UserWrite.hold(session, client);
        PersonRow person = held(id);
        write.change(person, StoredRecord.of(person), UserBody.of(body).record());
        return shape(person);
    }

    public void delete(String id) {
        UserWrite write = UserWrite.hold(session, client);
        write.remove(held(id));
    }

    private PersonRow held(String id) {
        return people.heldOfScimId(id).orElseThrow(ScimFaultCode.NOT_FOUND::fault);
    }

    private ObjectNode shape(PersonRow person) {
        return StoredRecord.shape(person, client.base());
    }
}
