package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** A group, without its members. */
final class GroupSync {

    private final ObjectSync groups;
    private final JobSettings settings;

    GroupSync(ObjectSync groups, JobSettings settings) {
        this.groups = groups;
        this.settings = settings;
    }

    /** @param afresh asks the application what it has, instead of believing what is known of it */
    Connection bring(SourceGroup group, boolean afresh) {
        Map<MappingRow, JsonNode> values = settings.groups().values(group);
        Optional<Connection> known = afresh ? groups.readAgain(group.id()) : groups.connected(group.id());
        Optional<Connection> there = known.or(() -> groups.match(group.id(), group.name(), values));
        there.ifPresent(connection -> update(group, connection, values));
        return there.orElseGet(() -> groups.create(group.id(), group.name(), NewResource.group(values), values));
    }

    private void update(SourceGroup group, Connection connection, Map<MappingRow, JsonNode> values) {
        if (groups.send(group.id(), connection, connection.missing(values))) {
            groups.note(Step.UPDATED, group.name(), connection.targetId());
        }
    }

    /** One that is deleted, or not assigned any more. */
    void remove(String anchor) {
        groups.remove(anchor);
    }
}
