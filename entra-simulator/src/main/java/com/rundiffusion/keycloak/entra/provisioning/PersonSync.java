package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of a person: created when in scope, changed, switched off and on, removed. */
final class PersonSync {

    private static final String ACTIVE = "active";
    private static final JsonNode OFF = TextNode.valueOf("False");
    private static final JsonNode ON = TextNode.valueOf("True");

    private final ObjectSync people;
    private final JobSettings settings;

    PersonSync(ObjectSync people, JobSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    /** @param afresh asks the application what it has, instead of believing what is known of it */
    void bring(SeenPerson person, boolean afresh) {
        if (person.inScope()) {
            provision(person, afresh ? people.readAgain(person.id()) : people.connected(person.id()));
        } else {
            people.connected(person.id()).ifPresent(connection -> deprovision(person, connection));
        }
    }

    /** As on demand: whoever was switched off is looked up as if nothing were known. */
    void bringNow(SeenPerson person) {
        boolean off = people.connected(person.id())
                .filter(connection -> connection.has(ACTIVE, OFF))
                .isPresent();
        if (off && person.inScope()) {
            provision(person, Optional.empty());
        } else {
            bring(person, true);
        }
    }

    private void provision(SeenPerson person, Optional<Connection> known) {
        Map<MappingRow, JsonNode> values = settings.people().values(person);
        known.or(() -> people.match(person.id(), person.name(), values))
                .ifPresentOrElse(
                        connection -> update(person, connection, values),
                        () -> people.create(
                                person.id(),
                                person.name(),
                                NewResource.user(person, values, settings.postForm()),
                                values));
    }

    private void update(SeenPerson person, Connection connection, Map<MappingRow, JsonNode> values) {
        boolean wasOff = connection.has(ACTIVE, OFF);
        if (people.send(person.id(), connection, connection.missing(values))) {
            Step step = wasOff && connection.has(ACTIVE, ON) ? Step.ENABLED : Step.UPDATED;
            people.note(step, person.name(), connection.targetId());
        }
    }

    /** Nothing but the switch. Whoever is out of scope is given up with it. */
    private void deprovision(SeenPerson person, Connection connection) {
        boolean out = person.standing() == Standing.OUT_OF_SCOPE;
        if (out && settings.skipOutOfScopeDeletions()) {
            people.note(Step.SKIPPED, person.name(), "out of scope, and nothing is sent for that");
            return;
        }
        List<Change> off = connection.missing(settings.people().values(person)).stream()
                .filter(change -> change.path().text().equals(ACTIVE))
                .toList();
        if (people.send(person.id(), connection, off)) {
            people.note(Step.DISABLED, person.name(), connection.targetId());
        }
        if (out) {
            people.giveUp(person.id());
        }
    }

    /** Whoever is purged. */
    void remove(String anchor) {
        people.remove(anchor);
    }
}
