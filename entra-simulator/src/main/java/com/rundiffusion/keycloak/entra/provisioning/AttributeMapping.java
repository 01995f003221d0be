package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The portal's "Attribute Mappings" of users, or of groups. A changed one is another object. */
public final class AttributeMapping {

    private final List<MappingRow> rows;

    AttributeMapping(List<MappingRow> rows) {
        this.rows = List.copyOf(rows);
    }

    public List<MappingRow> rows() {
        return rows;
    }

    /** Adds a row, or gives the row of that target another source. */
    public AttributeMapping map(String source, String target) {
        ScimPath.of(target);
        List<MappingRow> changed = new ArrayList<>(rows);
        changed.replaceAll(row -> row.target().equals(target) ? row.from(source) : row);
        if (row(target).isEmpty()) {
            changed.add(new MappingRow(source, target, 0));
        }
        return new AttributeMapping(changed);
    }

    public AttributeMapping remove(String target) {
        return new AttributeMapping(
                rows.stream().filter(row -> !row.target().equals(target)).toList());
    }

    /** @param targets the one that is tried first stands first */
    public AttributeMapping matchOn(String... targets) {
        List<String> order = List.of(targets);
        return new AttributeMapping(rows.stream()
                .map(row -> row.matching(order.indexOf(row.target()) + 1))
                .toList());
    }

    Optional<MappingRow> row(String target) {
        return rows.stream().filter(row -> row.target().equals(target)).findFirst();
    }

    /** The rows to look somebody up by, the first first. */
    List<MappingRow> matching() {
        return rows.stream()
                .filter(row -> row.precedence() > 0)
                .sorted(Comparator.comparingInt(MappingRow::precedence))
                .toList();
    }

    Optional<MappingRow> reference() {
        return rows.stream().filter(MappingRow::isReference).findFirst();
    }

    /** What a PATCH may say of somebody. What Entra has no value for is not in it: it is never sent. */
    Map<MappingRow, JsonNode> values(SeenPerson person) {
        Map<String, String> attributes = person.attributes();
        Map<MappingRow, JsonNode> values = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.isReference())
                .forEach(row -> RoleValues.of(row.source())
                        .map(roles -> roles.inPatch(person.user().roles()))
                        .orElseGet(() -> text(row, attributes))
                        .ifPresent(value -> values.put(row, value)));
        return values;
    }

    Map<MappingRow, JsonNode> values(SourceGroup group) {
        Map<String, String> attributes = new LinkedHashMap<>(group.attributes());
        attributes.put("objectId", group.id());
        Map<MappingRow, JsonNode> values = new LinkedHashMap<>();
        rows.forEach(row -> text(row, attributes).ifPresent(value -> values.put(row, value)));
        return values;
    }

    private static Optional<JsonNode> text(MappingRow row, Map<String, String> attributes) {
        return Expression.evaluate(row.source(), attributes).map(TextNode::valueOf);
    }
}
