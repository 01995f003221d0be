package com.rundiffusion.keycloak.provisioning.access;

import com.rundiffusion.keycloak.enterprise.person.PersonChange;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Admin events of what changes a person's access, and of nothing else; whoever it is, is told by the id that Entra knows. Monitoring counts
 * what has happened.
 */
public final class PersonEvents {

    private final KeycloakSession session;
    private final BackgroundEvents events;
    private final String alias;

    public PersonEvents(KeycloakSession session, String alias) {
        this.session = session;
        this.events = new BackgroundEvents(session);
        this.alias = alias;
    }

    public void made(PersonRow person) {
        PersonChange.CREATED.count(session);
        store(OperationType.CREATE, person, Map.of("active", person.active));
    }

    /** @param how a record that was there is Entra's from now on, or again */
    public void takenOver(PersonRow person, PersonChange how) {
        how.count(session);
        store(OperationType.ACTION, person, Map.of("active", person.active, how.key(), true));
    }

    public void switched(PersonRow person) {
        (person.active ? PersonChange.RESTORED : PersonChange.DEACTIVATED).count(session);
        store(OperationType.ACTION, person, Map.of("active", person.active));
    }

    /** It is known by now whose record it is. */
    public void bound(PersonRow person) {
        store(OperationType.ACTION, person, Map.of("bound", true));
    }

    /** @param roles as they are now, all of them */
    public void given(PersonRow person, List<String> roles) {
        store(OperationType.ACTION, person, Map.of("roles", roles));
    }

    public void removed(PersonRow person) {
        PersonChange.REMOVED.count(session);
        store(OperationType.DELETE, person, Map.of("active", false));
    }

    private void store(OperationType operation, PersonRow person, Map<String, ?> what) {
        events.store(operation, alias, "/people/" + person.scimId, what);
    }
}
