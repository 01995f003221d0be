package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attribute of a SCIM resource, as a mapping's target names it.
 *
 * @param urn the extension that it is of; {@code null} for the core
 * @param key what an element of a multi-valued attribute is chosen by; {@code null} for a single value
 * @param sub {@code null} for the attribute itself
 */
record ScimPath(String text, String urn, String attribute, String key, JsonNode keyValue, String sub) {

    private static final Pattern CHOSEN = Pattern.compile("(\\w+)\\[(\\w+) eq (?:\"([^\"]*)\"|(true|false))]\\.(\\w+)");
    private static final Pattern SINGLE = Pattern.compile("(?:(urn:.+):)?(\\w+)(?:\\.(\\w+))?");

    static ScimPath of(String text) {
        Matcher chosen = CHOSEN.matcher(text);
        if (chosen.matches()) {
            JsonNode value = chosen.group(3) == null
                    ? BooleanNode.valueOf(Boolean.parseBoolean(chosen.group(4)))
                    : TextNode.valueOf(chosen.group(3));
            return new ScimPath(text, null, chosen.group(1), chosen.group(2), value, chosen.group(5));
        }
        Matcher single = SINGLE.matcher(text);
        if (!single.matches()) {
            throw new IllegalArgumentException("No target: " + text);
        }
        return new ScimPath(text, single.group(1), single.group(2), null, null, single.group(3));
    }

    boolean chosen() {
        return key != null;
    }

    /** Whether its value is true or false, which Entra's mappings hold as text. */
    boolean isBoolean() {
        return text.equals("active") || "primary".equals(sub);
    }

    /** What a resource has there; true and false as a mapping writes them. */
    Optional<JsonNode> read(JsonNode resource) {
        JsonNode found = (urn == null ? resource : resource.path(urn)).path(attribute);
        if (chosen()) {
            found = element(found);
        }
        found = sub == null ? found : found.path(sub);
        if (found.isMissingNode() || found.isNull()) {
            return Optional.empty();
        }
        return Optional.of(found.isBoolean() ? TextNode.valueOf(found.booleanValue() ? "True" : "False") : found);
    }

    private JsonNode element(JsonNode elements) {
        for (JsonNode element : elements) {
            if (element.path(key).asText().equalsIgnoreCase(keyValue.asText())) {
                return element;
            }
        }
        return elements.path(-1);
    }

    /** Puts a value into a resource that is to be created; an element that is chosen by a key gets that too. */
    void write(ObjectNode resource, JsonNode value) {
        ObjectNode holder = urn == null ? resource : resource.withObjectProperty(urn);
        if (chosen()) {
            ArrayNode elements = holder.withArrayProperty(attribute);
            JsonNode there = element(elements);
            ObjectNode element = there.isObject() ? (ObjectNode) there : elements.addObject();
            element.set(key, keyValue);
            element.set(sub, value);
        } else if (sub == null) {
            holder.set(attribute, value);
        } else {
            holder.withObjectProperty(attribute).set(sub, value);
        }
    }
}
