package com.rundiffusion.keycloak.provisioning.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer to every search, and to one that found nothing: Entra takes a 404 for a broken endpoint. */
public final class ListShape {

    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private ListShape() {}

    /**
     * @param total of all pages
     * @param startIndex of this one, counted from 1
     */
    public static ObjectNode of(long total, long startIndex, List<ObjectNode> resources) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("schemas").add(LIST);
        json.put("totalResults", total);
        json.put("startIndex", startIndex);
        json.put("itemsPerPage", resources.size());
        ArrayNode all = json.putArray("Resources");
        resources.forEach(all::add);
        return json;
    }

    static ObjectNode all(List<ObjectNode> resources) {
        return of(resources.size(), 1, resources);
    }
}
