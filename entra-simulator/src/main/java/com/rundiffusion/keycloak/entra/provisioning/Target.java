package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application's users and groups, as SCIM shows and changes them. */
final class Target {

    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final int NOT_FOUND = 404;

    private final ScimPort port;

    Target(ScimPort port) {
        this.port = port;
    }

    /**
     * Those with this value.
     *
     * @throws EndpointBroken if the endpoint does not know such a search
     */
    List<JsonNode> search(ResourceKind kind, String attribute, String value) {
        return resources(kind, Stream.of(kind.query(), filter(attribute + " eq " + quoted(value))));
    }

    /** The reference check: whether one is known to refer to another, without loading it. */
    boolean refers(ResourceKind kind, String id, String attribute, String other) {
        String both = "id eq " + quoted(id) + " and " + attribute + " eq " + quoted(other);
        return !resources(kind, Stream.of(filter(both), "attributes=id")).isEmpty();
    }

    private List<JsonNode> resources(ResourceKind kind, Stream<String> query) {
        ScimAnswer answer =
                port.get(kind.path(), query.filter(part -> !part.isEmpty()).collect(Collectors.joining("&")));
        if (answer.status() == NOT_FOUND) {
            throw new EndpointBroken(
                    QuarantineReason.SEARCH_NOT_FOUND,
                    answer.failure("a search is to be answered with a list").getMessage());
        }
        JsonNode list = answer.expect(200).body();
        JsonNode found = list.path("Resources");
        if (!list.path("totalResults").isInt() || (!found.isMissingNode() && !found.isArray())) {
            throw answer.failure("the answer is no list");
        }
        List<JsonNode> resources = new ArrayList<>();
        found.forEach(resources::add);
        return resources;
    }

    private static String filter(String expression) {
        return "filter=" + encoded(expression);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String one(ResourceKind kind, String id) {
        return kind.path() + "/" + encoded(id);
    }

    /** A page of all, for Account Discovery. */
    JsonNode page(int startIndex, int count) {
        return port.get(ResourceKind.USER.path(), "startIndex=" + startIndex + "&count=" + count)
                .expect(200)
                .body();
    }

    Optional<JsonNode> byId(ResourceKind kind, String id) {
        ScimAnswer answer = port.get(one(kind, id), kind.query());
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(answer.expect(200).body());
    }

    /** @return its id there */
    String create(ResourceKind kind, ObjectNode resource) {
        return port.post(kind.path(), resource).expect(201).id();
    }

    void patch(ResourceKind kind, String id, ArrayNode operations) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(PATCH);
        body.set("Operations", operations);
        port.patch(one(kind, id), body).expect(200, 204);
    }

    /** What is gone already is gone. */
    void delete(ResourceKind kind, String id) {
        port.delete(one(kind, id)).expect(200, 204, NOT_FOUND);
    }
}
