package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** Admin events of what changes a person's access, and of nothing else; whoever it is, is told by the id that Entra knows. */
final class PersonEvents {

    private final BackgroundEvents events;
    private final String alias;

    PersonEvents(KeycloakSession session, String alias) {
        this.events = new BackgroundEvents(session);
        this.alias = alias;
    }

    void made(PersonRow person) {
        store(OperationType.CREATE, person, Map.of("active", person.active));
    }

    /** A record that was there is Entra's from now on, or again. */
    void takenOver(PersonRow person, Posting how) {
        store(OperationType.ACTION, person, Map.of("active", person.active, how.key(), true));
    }

    void switched(PersonRow person) {
        store(OperationType.ACTION, person, Map.of("active", person.active));
    }

    /** It is known by now whose record it is. */
    void bound(PersonRow person) {
        store(OperationType.ACTION, person, Map.of("bound", true));
    }

    void removed(PersonRow person) {
        store(OperationType.DELETE, person, Map.of("active", false));
    }

    private void store(OperationType operation, PersonRow person, Map<String, ?> what) {
        events.store(operation, alias, "/people/" + person.scimId, what);
    }
}
