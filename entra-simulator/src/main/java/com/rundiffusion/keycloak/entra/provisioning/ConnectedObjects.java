package com.rundiffusion.keycloak.entra.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Source anchors and what they are connected to. Whatever is connected is not looked up again. */
final class ConnectedObjects {

    private final Map<String, Connection> people = new LinkedHashMap<>();
    private final Map<String, Connection> groups = new LinkedHashMap<>();

    private Map<String, Connection> of(ResourceKind kind) {
        return kind == ResourceKind.USER ? people : groups;
    }

    Optional<Connection> find(ResourceKind kind, String anchor) {
        return Optional.ofNullable(of(kind).get(anchor));
    }

    Connection connect(ResourceKind kind, String anchor, String targetId) {
        Connection connection = new Connection(targetId);
        of(kind).put(anchor, connection);
        return connection;
    }

    void giveUp(ResourceKind kind, String anchor) {
        of(kind).remove(anchor);
    }

    Set<String> anchors(ResourceKind kind) {
        return Set.copyOf(of(kind).keySet());
    }
}
