package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service knows of one object that it has connected: its id there, and what it has there. */
final class Connection {

    private final String targetId;
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, String> members = new HashMap<>();
    private String manager;

    Connection(String targetId) {
        this.targetId = targetId;
    }

    String targetId() {
        return targetId;
    }

    /** Takes the target's word for what it has, where the mapping looks. */
    void read(JsonNode resource, AttributeMapping mapping) {
        values.clear();
        mapping.rows().stream()
                .filter(row -> !row.isReference())
                .forEach(row -> row.path().read(resource).ifPresent(value -> values.put(row.target(), value)));
    }

    /** What of these is not there yet. */
    List<Change> missing(Map<MappingRow, JsonNode> wanted) {
        List<Change> changes = new ArrayList<>();
        wanted.forEach((row, value) -> {
            JsonNode there = values.get(row.target());
            if (!value.equals(there)) {
                boolean onlyAdds = RoleValues.of(row.source())
                        .filter(RoleValues.COMPLEX::equals)
                        .isPresent();
                changes.add(new Change(row.path(), value, there != null && !onlyAdds));
            }
        });
        return changes;
    }

    void sent(List<Change> changes) {
        changes.forEach(change -> values.put(change.path().text(), change.value()));
    }

    /** Whether a value is there as it is wanted. */
    boolean has(String target, JsonNode value) {
        return value.equals(values.get(target));
    }

    /** The object id of the manager that was sent; {@code null} for none. */
    String manager() {
        return manager;
    }

    void manager(String objectId) {
        manager = objectId;
    }

    /** Object ids of the members that were looked at, each with its id there; one that was passed over has none. */
    Map<String, Optional<String>> members() {
        Map<String, Optional<String>> copy = new HashMap<>();
        members.forEach((objectId, id) -> copy.put(objectId, Optional.of(id).filter(it -> !it.isEmpty())));
        return copy;
    }

    void member(String objectId, String id) {
        members.put(objectId, id);
    }

    /** Remembered as looked at, so that it is not sent later either. */
    void passedOver(String objectId) {
        members.put(objectId, "");
    }

    void forgetMember(String objectId) {
        members.remove(objectId);
    }
}
