package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A person's manager, sent once both are connected. */
final class ManagerSync {

    private final Target target;
    private final ObjectSync people;
    private final JobSettings settings;

    ManagerSync(Target target, ObjectSync people, JobSettings settings) {
        this.target = target;
        this.people = people;
        this.settings = settings;
    }

    /** @param afresh asks again whether it is there */
    void bring(SeenPerson person, boolean afresh) {
        Optional<MappingRow> row = settings.people().reference();
        Optional<Connection> connection = people.connected(person.id());
        if (row.isPresent() && connection.isPresent() && person.inScope()) {
            bring(person, connection.get(), row.get().path(), afresh);
        }
    }

    private void bring(SeenPerson person, Connection connection, ScimPath path, boolean afresh) {
        String manager = person.user().attributes().get(SourceUser.MANAGER);
        if (Objects.equals(manager, connection.manager()) && (manager == null || !afresh)) {
            return;
        }
        if (manager == null) {
            people.send(person.id(), connection, List.of(new Change(path, null, true)));
            connection.manager(null);
            people.note(Step.MANAGER_REMOVED, person.name(), "");
            return;
        }
        Optional<Connection> other = people.connected(manager);
        if (other.isEmpty()) {
            people.note(Step.SKIPPED, person.name(), "the manager is not connected");
            return;
        }
        String id = other.get().targetId();
        if (!target.refers(ResourceKind.USER, connection.targetId(), SourceUser.MANAGER, id)) {
            Change set = new Change(path, TextNode.valueOf(id), connection.manager() != null);
            people.send(person.id(), connection, List.of(set));
            people.note(Step.MANAGER_SET, person.name(), id);
        }
        connection.manager(manager);
    }
}
