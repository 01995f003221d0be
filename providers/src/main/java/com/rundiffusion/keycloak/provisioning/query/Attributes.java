package com.rundiffusion.keycloak.provisioning.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.schema.AttributePath;
import com.rundiffusion.keycloak.provisioning.schema.ScimSchema;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer shows: all of a resource, what the parameter {@code attributes} names, or what {@code excludedAttributes} does
 * not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7644#section-3.9">RFC 7644, 3.9</a>
 */
public final class Attributes {

    /** Whatever a request asks for. */
    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    private final Optional<String> extension;
    private final Optional<AttributeNames> asked;
    private final Optional<AttributeNames> excluded;

    private Attributes(ScimType type, Optional<AttributeNames> asked, Optional<AttributeNames> excluded) {
        this.extension = type.extension().map(ScimSchema::urn);
        this.asked = asked;
        this.excluded = excluded;
    }

    /**
     * @param attributes {@code null} or blank where the request has none, as the other
     * @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where they are too long to be read
     */
    public static Attributes of(ScimType type, String attributes, String excludedAttributes) {
        return new Attributes(type, names(type, attributes), names(type, excludedAttributes));
    }

    private static Optional<AttributeNames> names(ScimType type, String list) {
        return list == null || list.isBlank() ? Optional.empty() : Optional.of(AttributeNames.of(type, list));
    }

    /** Whether the request says what to show: then it wants to see something. */
    public boolean areAsked() {
        return asked.isPresent() || excluded.isPresent();
    }

    /** Whether anything of an attribute is shown, so that it must be loaded. */
    public boolean show(String attribute) {
        return asked.map(names -> names.name(attribute)).orElse(true)
                && excluded.filter(names -> names.nameAllOf(attribute)).isEmpty();
    }

    /** @param resource whole; it stays as it is */
    public ObjectNode shown(ObjectNode resource) {
        ObjectNode shown = asked.map(names -> only(resource, names)).orElseGet(resource::deepCopy);
        excluded.ifPresent(names -> remove(shown, names));
        return shown;
    }

    private ObjectNode only(ObjectNode resource, AttributeNames names) {
        ObjectNode shown = only(resource, names.own());
        extension.map(resource::get).ifPresent(values -> {
            ObjectNode part = names.hasExtension() ? values.deepCopy() : only((ObjectNode) values, names.extended());
            if (!part.isEmpty()) {
                shown.set(extension.get(), part);
            }
        });
        return shown;
    }

    private static ObjectNode only(ObjectNode values, List<AttributePath> paths) {
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            List<AttributePath> named = paths.stream()
                    .filter(path -> path.attribute().name().equals(value.getKey()))
                    .toList();
            boolean isWhole = ALWAYS.contains(value.getKey())
                    || named.stream().anyMatch(path -> path.sub().isEmpty());
            if (isWhole || !named.isEmpty()) {
                JsonNode copy = value.getValue().deepCopy();
                if (!isWhole) {
                    List<String> parts =
                            named.stream().map(path -> path.last().name()).toList();
                    objects(copy).forEach(object -> object.retain(parts));
                }
                selected.set(value.getKey(), copy);
            }
        }
        return selected;
    }

    private void remove(ObjectNode shown, AttributeNames names) {
        names.own().stream()
                .filter(path -> !ALWAYS.contains(path.attribute().name()))
                .forEach(path -> remove(shown, path));
        extension.map(shown::get).ifPresent(values -> {
            names.extended().forEach(path -> remove((ObjectNode) values, path));
            if (names.hasExtension() || values.isEmpty()) {
                shown.remove(extension.get());
            }
        });
    }

    private static void remove(ObjectNode values, AttributePath path) {
        String attribute = path.attribute().name();
        if (path.sub().isEmpty()) {
            values.remove(attribute);
        } else {
            objects(values.path(attribute))
                    .forEach(object -> object.remove(path.last().name()));
        }
    }

    /** Of a list each value that has parts, or the one. */
    private static List<ObjectNode> objects(JsonNode value) {
        return Values.of(value).stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
