package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The bodies of POST requests. */
final class NewResource {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String GROUP = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

    private NewResource() {}

    static ObjectNode user(SeenPerson person, Map<MappingRow, JsonNode> values, PostForm form) {
        ObjectNode user = empty("User");
        user.withArrayProperty("schemas").add(CORE + "User").add(form.enterpriseSchema(ENTERPRISE));
        values.forEach((row, value) -> row.path().write(user, inPost(person, row, value)));
        user.path("emails").forEach(NewResource::primary);
        if (!user.has("roles")) {
            user.putArray("roles");
        }
        form.addNulls(user);
        return user;
    }

    private static JsonNode inPost(SeenPerson person, MappingRow row, JsonNode value) {
        if (row.path().isBoolean()) {
            return BooleanNode.valueOf(value.asText().equalsIgnoreCase("true"));
        }
        return RoleValues.of(row.source())
                .flatMap(roles -> roles.inPost(person.user().roles()))
                .orElse(value);
    }

    private static void primary(JsonNode mail) {
        if (mail.path("type").asText().equals("work")) {
            ((ObjectNode) mail).put("primary", true);
        }
    }

    /** Without its members: each is added by a request of its own. */
    static ObjectNode group(Map<MappingRow, JsonNode> values) {
        ObjectNode group = empty("Group");
        group.withArrayProperty("schemas").add(CORE + "Group").add(GROUP);
        values.forEach((row, value) -> row.path().write(group, value));
        return group;
    }

    private static ObjectNode empty(String type) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.putArray("schemas");
        resource.putObject("meta").put("resourceType", type);
        return resource;
    }
}
