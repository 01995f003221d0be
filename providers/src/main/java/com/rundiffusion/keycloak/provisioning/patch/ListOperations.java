package com.rundiffusion.keycloak.provisioning.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.LibraryPath;
import com.rundiffusion.keycloak.provisioning.query.ValueFilter;
import com.rundiffusion.keycloak.provisioning.query.Values;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.JsonField;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;
import com.unboundid.scim2.common.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the operations for an attribute of many values: for all of them, those in brackets, or one part of each. */
final class ListOperations {

    private static final String VALUE = "value";
    private static final String TYPE = "type";

    private final TargetedOperation meant;
    private final ValueReader values;
    private final ScimAttribute attribute;
    private final Path whole;
    private final ArrayNode present;

    ListOperations(ObjectNode record, TargetedOperation meant, ValueReader values) {
        this.meant = meant;
        this.values = values;
        this.attribute = meant.attribute();
        AttributePath place = meant.target().attribute();
        this.whole = LibraryPath.of(place.whole());
        this.present = place.in(record) instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
    }

    /** @throws ScimFault */
    List<NormalOperation> all() {
        if (meant.target().values().isPresent()) {
            return inBrackets(meant.target().values().get());
        }
        if (meant.target().attribute().sub().isPresent()) {
            return ofEach();
        }
        return meant.kind() == PatchKind.ADD ? added() : replaced();
    }

    /** Of all, or of those that the value names, as Entra does it with members. */
    List<NormalOperation> removal() {
        if (meant.kind() == PatchKind.ADD) {
            return List.of();
        }
        if (meant.kind() == PatchKind.REPLACE
                || meant.value().isNull()
                || meant.value().isMissingNode()) {
            return List.of(NormalOperation.remove(whole));
        }
        List<ObjectNode> named = Values.of(meant.value()).stream()
                .map(value -> ValueReader.parts(attribute, value))
                .filter(name -> !name.isEmpty())
                .toList();
        return replaced(present.arrayNode()
                .addAll(Values.of(present).stream()
                        .filter(value -> named.stream().noneMatch(name -> isNamed(value, name)))
                        .toList()));
    }

    private boolean isNamed(JsonNode value, ObjectNode name) {
        Optional<JsonNode> main = JsonField.of(name, VALUE);
        if (main.isPresent()) {
            return value.has(VALUE)
                    && PersonKey.equal(value.path(VALUE).asText(), main.get().asText());
        }
        return name.properties().stream()
                .allMatch(part -> attribute
                        .sub(part.getKey())
                        .filter(sub -> PersonKey.equal(
                                value.path(sub.name()).asText(), part.getValue().asText()))
                        .isPresent());
    }

    private List<NormalOperation> replaced() {
        return replaced(values.read(attribute, meant.value()).orElseGet(present::arrayNode));
    }

    private List<NormalOperation> replaced(JsonNode list) {
        return List.of(
                list.isEmpty() ? NormalOperation.remove(whole) : new NormalOperation(PatchKind.REPLACE, whole, list));
    }

    /** One value of each type, and none twice. */
    private List<NormalOperation> added() {
        ArrayNode merged = present.deepCopy();
        JsonNode more = values.read(attribute, meant.value()).orElseGet(present::arrayNode);
        for (JsonNode value : more) {
            int same = 0;
            while (same < merged.size() && !isSame(merged.get(same), value)) {
                same++;
            }
            if (same < merged.size()) {
                merged.set(same, value);
            } else {
                merged.add(value);
            }
        }
        return merged.size() == present.size() + more.size() && !more.isEmpty()
                ? List.of(new NormalOperation(PatchKind.ADD, whole, more))
                : replaced(merged);
    }

    private boolean isSame(JsonNode there, JsonNode value) {
        String key = attribute.hasOneOfAType() && value.has(TYPE) ? TYPE : VALUE;
        return value.has(key)
                && PersonKey.equal(there.path(key).asText(), value.path(key).asText());
    }

    private List<NormalOperation> inBrackets(ValueFilter filter) {
        JsonNode written = meant.target()
                .attribute()
                .sub()
                .<JsonNode>map(part -> JsonNodeFactory.instance.objectNode().set(part.name(), meant.value()))
                .orElse(meant.value());
        ObjectNode parts = ValueReader.parts(attribute, written);
        return Values.of(present).stream().anyMatch(filter::matches)
                ? merged(filter, parts)
                : made(described(filter, parts));
    }

    /** A new value, which the filter would find. */
    private ObjectNode described(ValueFilter filter, ObjectNode parts) {
        ObjectNode described = filter.described()
                .orElseThrow(() -> ScimFaultCode.PATH_UNREADABLE.fault(
                        "No value of %s matches, and only eq says of what a new one is made."
                                .formatted(attribute.name())));
        return parts.deepCopy().setAll(described);
    }

    private List<NormalOperation> made(ObjectNode parts) {
        return values.one(attribute, parts)
                .map(value -> List.of(new NormalOperation(
                        PatchKind.ADD, whole, present.arrayNode().add(value))))
                .orElse(List.of());
    }

    private List<NormalOperation> merged(ValueFilter filter, ObjectNode parts) {
        ArrayNode merged = present.deepCopy();
        for (JsonNode value : merged) {
            if (filter.matches(value)) {
                merge((ObjectNode) value, parts);
            }
        }
        return replaced(merged);
    }

    private void merge(ObjectNode value, ObjectNode parts) {
        for (Map.Entry<String, JsonNode> part : parts.properties()) {
            Optional<ScimAttribute> sub = attribute.sub(part.getKey());
            if (sub.isEmpty()) {
                values.drop();
            } else {
                values.one(sub.get(), part.getValue())
                        .ifPresentOrElse(
                                known -> value.set(sub.get().name(), known),
                                () -> value.remove(sub.get().name()));
            }
        }
    }

    private List<NormalOperation> ofEach() {
        ScimAttribute part = meant.target().attribute().last();
        Optional<JsonNode> value = values.one(part, meant.value());
        if (value.isEmpty()) {
            return List.of();
        }
        return present.isEmpty()
                ? made(JsonNodeFactory.instance.objectNode().set(part.name(), value.get()))
                : List.of(new NormalOperation(PatchKind.REPLACE, meant.target().library(), value.get()));
    }
}
