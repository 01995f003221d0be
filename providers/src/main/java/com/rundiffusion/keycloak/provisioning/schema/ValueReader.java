package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads values as they are kept: canonical names, booleans that were texts, one form of each list; without nulls and what
 * nobody knows. It counts what it leaves out.
 */
public final class ValueReader {

    private static final String VALUE = "value";
    private static final Set<String> TRUTH = Set.of("true", "false");

    private int dropped;

    /** How many attributes, or parts of them, nobody knows. */
    public int dropped() {
        return dropped;
    }

    public void drop() {
        dropped++;
    }

    /** Whether a value says that there is none: Entra clears by an empty text, others by null or nothing in brackets. */
    public static boolean isCleared(ScimAttribute attribute, JsonNode written) {
        if (written.isArray()) {
            return written.isEmpty() || written.size() == 1 && isCleared(attribute, written.get(0));
        }
        if (written.isObject()) {
            return written.isEmpty()
                    || attribute.sub(VALUE).isPresent()
                            && JsonField.of(written, VALUE)
                                    .filter(value -> isCleared(attribute, value))
                                    .isPresent();
        }
        return written.isNull()
                || written.isMissingNode()
                || written.isTextual() && written.textValue().isEmpty();
    }

    /**
     * A whole attribute; empty where nothing is left of it.
     *
     * @throws ScimFault where it is of another type
     */
    public Optional<JsonNode> read(ScimAttribute attribute, JsonNode written) {
        return attribute.isMultiValued() ? list(attribute, written) : one(attribute, written);
    }

    private Optional<JsonNode> list(ScimAttribute attribute, JsonNode written) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : written.isArray() ? written : List.of(written)) {
            JsonNode meant = element.isTextual() ? RoleText.of(attribute, element.textValue()) : element;
            for (JsonNode each : element.isTextual() && meant.isArray() ? meant : List.of(meant)) {
                one(attribute, each).ifPresent(all::add);
                ScimLimit.ELEMENTS.check(all.size());
            }
        }
        PrimaryValue.keepLast(all);
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** One value of an attribute that may have many, or the one of another. */
    public Optional<JsonNode> one(ScimAttribute attribute, JsonNode written) {
        JsonNode value = only(written);
        if (isCleared(attribute, value)) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, value);
            case BOOLEAN -> Optional.of(truth(attribute, value));
            default -> Optional.of(text(attribute, value));
        };
    }

    /** A list of one is as good as the one. */
    public static JsonNode only(JsonNode written) {
        return written.isArray() && written.size() == 1 ? written.get(0) : written;
    }

    private Optional<JsonNode> complex(ScimAttribute attribute, JsonNode value) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> part : parts(attribute, value).properties()) {
            Optional<ScimAttribute> sub = attribute.sub(part.getKey());
            if (sub.isEmpty()) {
                drop();
            } else {
                one(sub.get(), part.getValue())
                        .ifPresent(known -> read.set(sub.get().name(), known));
            }
        }
        return isBare(read) ? Optional.empty() : Optional.of(read);
    }

    /**
     * What a value is made of, also where it is written as a text: that is its main part, or JSON in which a role comes.
     *
     * @throws ScimFault where it is made of nothing
     */
    public static ObjectNode parts(ScimAttribute attribute, JsonNode written) {
        JsonNode value = only(written);
        if (value instanceof ObjectNode object) {
            return RoleText.unwrapped(attribute, object);
        }
        if (value.isTextual() && attribute.sub(VALUE).isPresent()) {
            return RoleText.unwrapped(
                    attribute, JsonNodeFactory.instance.objectNode().put(VALUE, value.textValue()));
        }
        throw malformed(attribute, "an object");
    }

    /** Whether a value of a list says nothing but what it would be for. */
    public static boolean isBare(ObjectNode element) {
        for (Map.Entry<String, JsonNode> part : element.properties()) {
            if (!part.getKey().equals("type") && !part.getKey().equals("primary")) {
                return false;
            }
        }
        return true;
    }

    private static BooleanNode truth(ScimAttribute attribute, JsonNode value) {
        if (value instanceof BooleanNode truth) {
            return truth;
        }
        String word = value.isTextual() ? value.textValue().strip().toLowerCase(Locale.ROOT) : "";
        if (!TRUTH.contains(word)) {
            throw malformed(attribute, "true or false");
        }
        return BooleanNode.valueOf(Boolean.parseBoolean(word));
    }

    private static TextNode text(ScimAttribute attribute, JsonNode value) {
        if (!value.isValueNode()) {
            throw malformed(attribute, "a text");
        }
        String text = value.asText();
        attribute.longest().check(text.length());
        if (!StorableText.is(text)) {
            throw malformed(attribute, "a text of whole signs");
        }
        return TextNode.valueOf(text);
    }

    static ScimFault malformed(ScimAttribute attribute, String expected) {
        return ScimFaultCode.VALUE_MALFORMED.fault("%s is not %s.".formatted(attribute.name(), expected));
    }
}
