package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/** How a mapping's functions write app roles. */
enum RoleValues {
    /** The value of one role. */
    SINGLE("SingleAppRoleAssignment([appRoleAssignments])"),
    /** All of them; a PATCH only adds. */
    COMPLEX("AppRoleAssignmentsComplex([appRoleAssignments])"),
    /** All of them; a PATCH replaces. */
    ASSERTIVE("AssertiveAppRoleAssignmentsComplex([appRoleAssignments])");

    private final String function;

    RoleValues(String function) {
        this.function = function;
    }

    static Optional<RoleValues> of(String expression) {
        for (RoleValues one : values()) {
            if (one.function.equals(expression.strip())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** As a PATCH has it: JSON inside a text. Empty without a role. */
    Optional<JsonNode> inPatch(List<SourceRole> roles) {
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        if (this == SINGLE) {
            return Optional.of(TextNode.valueOf(roles.get(0).value()));
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        roles.forEach(role -> values.addObject().put("value", json(role)));
        return Optional.of(values);
    }

    private static String json(SourceRole role) {
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        inner.put("id", role.id()).put("value", role.value()).put("displayName", role.displayName());
        return inner.toString();
    }

    /** As a POST has it. */
    Optional<JsonNode> inPost(List<SourceRole> roles) {
        if (this == SINGLE || roles.isEmpty()) {
            return inPatch(roles);
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        roles.forEach(role -> values.addObject()
                .put("primary", false)
                .put("type", "WindowsAzureActiveDirectoryRole")
                .put("display", role.displayName())
                .put("value", role.value()));
        return Optional.of(values);
    }
}
