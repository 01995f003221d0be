package com.rundiffusion.keycloak.provisioning.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import java.util.Map;

/** A role as Entra's mappings {@code AppRoleAssignmentsComplex} and kin write it: JSON inside a text. */
final class RoleText {

    private static final String ROLES = "roles";
    private static final String VALUE = "value";

    /** What Entra's JSON calls otherwise; its {@code id} is one of the application in Entra. */
    private static final String DISPLAY_NAME = "displayName";

    private RoleText() {}

    /** What the text means: an object or a list of such, or the text itself. */
    static JsonNode of(ScimAttribute attribute, String text) {
        TextNode itself = TextNode.valueOf(text);
        String start = text.stripLeading();
        if (!attribute.name().equals(ROLES) || !(start.startsWith("{") || start.startsWith("["))) {
            return itself;
        }
        ScimLimit.ROLE_TEXT.check(text.length());
        try {
            JsonNode json = StrictJson.MAPPER.readTree(text);
            if (JsonDepth.of(json) > ScimLimit.ROLE_DEPTH.most()) {
                throw ScimLimit.ROLE_DEPTH.fault();
            }
            return inOurWords(json);
        } catch (JsonProcessingException none) {
            return itself;
        }
    }

    /** A role whose value is such a text, made of what the text says. */
    static ObjectNode unwrapped(ScimAttribute attribute, ObjectNode role) {
        if (!attribute.name().equals(ROLES)) {
            return role;
        }
        ObjectNode unwrapped = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> part : role.properties()) {
            boolean isText =
                    part.getKey().equalsIgnoreCase(VALUE) && part.getValue().isTextual();
            if (isText && of(attribute, part.getValue().textValue()) instanceof ObjectNode meant) {
                unwrapped.setAll(meant);
            } else {
                unwrapped.set(part.getKey(), part.getValue());
            }
        }
        return unwrapped;
    }

    private static JsonNode inOurWords(JsonNode json) {
        if (json.isArray()) {
            ArrayNode roles = JsonNodeFactory.instance.arrayNode();
            json.forEach(role -> roles.add(inOurWords(role)));
            return roles;
        }
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> part : object.properties()) {
            if (part.getKey().equalsIgnoreCase(DISPLAY_NAME)) {
                role.set("display", part.getValue());
            } else if (!part.getKey().equalsIgnoreCase("id")) {
                role.set(part.getKey(), part.getValue());
            }
        }
        return role;
    }
}
