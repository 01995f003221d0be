package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people and groups have in common: found once, then known by the id that they have in the application. */
final class ObjectSync {

    private final ResourceKind kind;
    private final AttributeMapping mapping;
    private final Target target;
    private final Dialect dialect;
    private final ConnectedObjects connected;
    private final Journal journal;

    ObjectSync(
            ResourceKind kind,
            AttributeMapping mapping,
            Target target,
            Dialect dialect,
            ConnectedObjects connected,
            Journal journal) {
        this.kind = kind;
        this.mapping = mapping;
        this.target = target;
        this.dialect = dialect;
        this.connected = connected;
        this.journal = journal;
    }

    Optional<Connection> connected(String anchor) {
        return connected.find(kind, anchor);
    }

    void giveUp(String anchor) {
        connected.giveUp(kind, anchor);
    }

    void note(Step step, String name, String detail) {
        journal.note(step, kind, name, detail);
    }

    /** The same, whoever has vanished from the application meanwhile left out. */
    Optional<Connection> readAgain(String anchor) {
        Optional<Connection> known = connected(anchor);
        return known.filter(connection -> {
            Optional<JsonNode> there = target.byId(kind, connection.targetId());
            there.ifPresentOrElse(resource -> connection.read(resource, mapping), () -> giveUp(anchor));
            return there.isPresent();
        });
    }

    /** "Match objects using this attribute": the first attribute that finds one. */
    Optional<Connection> match(String anchor, String name, Map<MappingRow, JsonNode> values) {
        List<MappingRow> rows =
                mapping.matching().stream().filter(values::containsKey).toList();
        if (rows.isEmpty()) {
            throw new ScimFailure(0, "there is no value to match by");
        }
        return rows.stream()
                .flatMap(row -> only(row, values.get(row).asText()).stream())
                .findFirst()
                .map(resource -> {
                    Connection connection =
                            connected.connect(kind, anchor, resource.path("id").asText());
                    connection.read(resource, mapping);
                    note(Step.MATCHED, name, connection.targetId());
                    return connection;
                });
    }

    private Optional<JsonNode> only(MappingRow row, String value) {
        List<JsonNode> found = target.search(kind, row.target(), value);
        if (found.size() > 1) {
            throw new ScimFailure(200, found.size() + " have the same " + row.target());
        }
        return found.stream().findFirst();
    }

    Connection create(String anchor, String name, ObjectNode body, Map<MappingRow, JsonNode> values) {
        String id = target.create(kind, body);
        Connection connection = connected.connect(kind, anchor, id);
        connection.sent(connection.missing(values));
        note(Step.CREATED, name, id);
        return connection;
    }

    /** @return whether there was anything to send */
    boolean send(String anchor, Connection connection, List<Change> changes) {
        if (changes.isEmpty()) {
            return false;
        }
        try {
            target.patch(kind, connection.targetId(), dialect.operations(changes));
        } catch (ScimFailure failure) {
            if (failure.isNotFound()) {
                giveUp(anchor);
            }
            throw failure;
        }
        connection.sent(changes);
        return true;
    }

    void remove(String anchor) {
        connected(anchor).ifPresent(connection -> {
            target.delete(kind, connection.targetId());
            giveUp(anchor);
            note(Step.DELETED, anchor, connection.targetId());
        });
    }
}
