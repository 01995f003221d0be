package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Users or groups of the stub. Whatever Entra does not send is an assertion that fails. */
public final class StubResources {

    private static final Pattern FILTER = Pattern.compile("(\\S+|\\S+\\[.+]\\.\\S+) eq \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern REFERENCE =
            Pattern.compile("id eq \"([^\"]+)\" and (manager|members) eq \"([^\"]+)\"");

    private final String type;
    private final String unique;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private StubPatch patch = new StubPatch(Dialect.DEFAULT);
    private int pageLimit = 50;

    StubResources(String type) {
        this.type = type;
        unique = type.equals("User") ? "userName" : "displayName";
    }

    void expects(Dialect dialect) {
        patch = new StubPatch(dialect);
    }

    public List<ObjectNode> all() {
        return List.copyOf(byId.values());
    }

    /** The only one with this value. */
    ObjectNode with(String attribute, String value) {
        List<ObjectNode> found = matching(attribute, value).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " with " + attribute + " " + value + ": " + byId.values());
        }
        return found.get(0);
    }

    private Stream<ObjectNode> matching(String attribute, String value) {
        return byId.values().stream()
                .filter(resource ->
                        StubPatch.value(resource, attribute).asText().equalsIgnoreCase(value));
    }

    /** As somebody else puts it there. */
    ObjectNode put(String json) {
        ObjectNode resource = (ObjectNode) ScimRequest.json(json);
        String id = UUID.randomUUID().toString();
        byId.put(id, resource.put("id", id));
        return resource;
    }

    StubAnswer list(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            parameters.put(
                    equals < 0 ? parameter : parameter.substring(0, equals),
                    equals < 0 ? "" : parameter.substring(equals + 1));
        }
        parameters.remove("aadOptscim062020");
        if (parameters.containsKey("startIndex")) {
            return page(Integer.parseInt(parameters.get("startIndex")), Integer.parseInt(parameters.get("count")));
        }
        Matcher reference = REFERENCE.matcher(parameters.get("filter"));
        if (reference.matches()) {
            require(parameters.equals(Map.of("filter", parameters.get("filter"), "attributes", "id")), query);
            return found(Stream.ofNullable(byId.get(reference.group(1)))
                    .filter(resource -> refers(resource, reference.group(2), reference.group(3)))
                    .toList());
        }
        require(type.equals("User") == !"members".equals(parameters.get("excludedAttributes")), query);
        Matcher filter = FILTER.matcher(parameters.get("filter"));
        require(filter.matches(), query);
        return found(matching(filter.group(1), filter.group(2).replaceAll("\\\\(.)", "$1"))
                .map(this::withoutMembers)
                .toList());
    }

    private static StubAnswer found(List<ObjectNode> resources) {
        return StubAnswer.list(resources, resources.size(), 1);
    }

    private static boolean refers(ObjectNode resource, String attribute, String id) {
        if (attribute.equals("members")) {
            return Stream.of(resource.path("members"))
                    .anyMatch(members -> members.findValuesAsText("value").contains(id));
        }
        return StubPatch.value(resource, StubPatch.ENTERPRISE + ":manager")
                .asText()
                .equals(id);
    }

    void pageLimit(int most) {
        pageLimit = most;
    }

    private StubAnswer page(int startIndex, int count) {
        List<ObjectNode> page = byId.values().stream()
                .skip(startIndex - 1L)
                .limit(Math.min(count, pageLimit))
                .toList();
        return StubAnswer.list(page, byId.size(), startIndex);
    }

    StubAnswer get(String id, String query) {
        require(type.equals("User") == !query.contains("excludedAttributes=members"), query);
        ObjectNode resource = byId.get(id);
        return resource == null ? StubAnswer.error(404, null) : StubAnswer.of(200, withoutMembers(resource));
    }

    private ObjectNode withoutMembers(ObjectNode resource) {
        return resource.deepCopy().without(List.of("members"));
    }

    StubAnswer create(ObjectNode body) {
        require(body.path("meta").path("resourceType").asText().equals(type), "meta");
        require(!body.has("id") && !body.has("members"), "a new resource has no id and no members");
        require(body.path("schemas").size() == 2, "schemas");
        if (matching(unique, body.path(unique).asText()).findAny().isPresent()) {
            return StubAnswer.error(409, "uniqueness");
        }
        return StubAnswer.of(201, put(body.toString()));
    }

    StubAnswer patch(String id, JsonNode body) {
        ObjectNode resource = byId.get(id);
        if (resource == null) {
            return StubAnswer.error(404, null);
        }
        patch.apply(resource, body);
        return StubAnswer.empty(204);
    }

    StubAnswer delete(String id) {
        return byId.remove(id) == null ? StubAnswer.error(404, null) : StubAnswer.empty(204);
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
