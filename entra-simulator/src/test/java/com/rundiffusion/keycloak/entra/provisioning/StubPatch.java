package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entra's PATCH in one of its dialects; the other one is an assertion that fails. */
final class StubPatch {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Pattern CHOSEN = Pattern.compile("(\\w+)\\[(\\w+) eq \"?([^\"\\]]*)\"?](?:\\.(\\w+))?");

    private final Dialect dialect;

    StubPatch(Dialect dialect) {
        this.dialect = dialect;
    }

    void apply(ObjectNode resource, JsonNode body) {
        require(fields(body).equals(List.of("schemas", "Operations")), body);
        require(body.path("schemas").toString().equals("[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]"), body);
        require(body.path("Operations").size() > 0, body);
        body.path("Operations").forEach(operation -> operate(resource, operation));
    }

    private void operate(ObjectNode resource, JsonNode operation) {
        String op = operation.path("op").asText();
        Set<String> ops =
                dialect == Dialect.DEFAULT ? Set.of("Add", "Replace", "Remove") : Set.of("add", "replace", "remove");
        require(ops.contains(op), operation);
        JsonNode value = operation.path("value");
        if (!operation.has("path")) {
            require(
                    dialect == Dialect.FLAGGED
                            && value.size() > 1
                            && fields(operation).equals(List.of("op", "value")),
                    operation);
            value.properties().forEach(field -> {
                require(!field.getKey().contains("["), operation);
                set(resource, field.getKey(), field.getValue());
            });
            return;
        }
        String path = operation.path("path").asText();
        require(dialect == Dialect.FLAGGED || !value.isBoolean(), operation);
        if (path.startsWith("members")) {
            members(resource, op, path, value);
        } else if (op.equalsIgnoreCase("remove")) {
            require(!operation.has("value"), operation);
            holder(resource, path).remove(last(path));
        } else {
            require(fields(operation).equals(List.of("op", "path", "value")), operation);
            set(resource, path, value);
        }
    }

    private void members(ObjectNode group, String op, String path, JsonNode value) {
        ArrayNode members = group.withArrayProperty("members");
        if (!op.equalsIgnoreCase("remove")) {
            require(
                    path.equals("members")
                            && value.size() == 1
                            && fields(value.path(0)).equals(List.of("value")),
                    value);
            members.add(value.path(0));
            return;
        }
        String id;
        if (dialect == Dialect.DEFAULT) {
            require(
                    path.equals("members")
                            && value.size() == 1
                            && fields(value.path(0)).equals(List.of("value")),
                    value);
            id = value.path(0).path("value").asText();
        } else {
            require(path.matches("members\\[value eq \"[^\"]+\"]") && value.isMissingNode(), value);
            id = path.substring("members[value eq \"".length(), path.length() - 2);
        }
        int before = members.size();
        for (int i = members.size() - 1; i >= 0; i--) {
            if (members.path(i).path("value").asText().equals(id)) {
                members.remove(i);
            }
        }
        require(members.size() < before, value);
    }

    private void set(ObjectNode resource, String path, JsonNode value) {
        JsonNode stored = path.equals("active") && value.isTextual()
                ? resource.booleanNode(value.asText().equals("True"))
                : value;
        Matcher chosen = CHOSEN.matcher(path);
        if (!chosen.matches()) {
            holder(resource, path).set(last(path), stored);
            return;
        }
        ArrayNode elements = resource.withArrayProperty(chosen.group(1));
        for (JsonNode element : elements) {
            if (element.path(chosen.group(2)).asText().equals(chosen.group(3))) {
                ((ObjectNode) element).set(chosen.group(4), stored);
                return;
            }
        }
        elements.addObject().put(chosen.group(2), chosen.group(3)).set(chosen.group(4), stored);
    }

    private static ObjectNode holder(ObjectNode resource, String path) {
        if (path.startsWith("urn:")) {
            return resource.withObjectProperty(path.substring(0, path.lastIndexOf(':')));
        }
        int dot = path.indexOf('.');
        return dot < 0 ? resource : resource.withObjectProperty(path.substring(0, dot));
    }

    private static String last(String path) {
        return path.substring(Math.max(path.lastIndexOf(':'), path.startsWith("urn:") ? -1 : path.indexOf('.')) + 1);
    }

    /** What a resource has at a path of a filter or a mapping. */
    static JsonNode value(ObjectNode resource, String path) {
        Matcher chosen = CHOSEN.matcher(path);
        if (!chosen.matches()) {
            return holder(resource.deepCopy(), path).path(last(path));
        }
        for (JsonNode element : resource.path(chosen.group(1))) {
            if (element.path(chosen.group(2)).asText().equals(chosen.group(3))) {
                return chosen.group(4) == null ? element : element.path(chosen.group(4));
            }
        }
        return resource.path("nothing");
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void require(boolean right, JsonNode what) {
        if (!right) {
            throw new AssertionError(what.toString());
        }
    }
}
