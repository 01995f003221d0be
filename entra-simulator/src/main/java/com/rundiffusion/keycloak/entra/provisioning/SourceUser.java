package com.rundiffusion.keycloak.entra.provisioning;

import java.util.List;
import java.util.Map;

/**
 * A user of the tenant. Two that are equal need nothing to be sent.
 *
 * @param id the object id, and the source anchor
 * @param attributes by Entra's names; an empty one is not in it. {@code manager} is an object id
 * @param assigned directly
 */
public record SourceUser(
        String id,
        Map<String, String> attributes,
        boolean enabled,
        boolean softDeleted,
        boolean assigned,
        List<SourceRole> roles) {

    static final String MANAGER = "manager";

    public SourceUser {
        attributes = Map.copyOf(attributes);
        roles = List.copyOf(roles);
    }

    String name() {
        return attributes.getOrDefault("userPrincipalName", id);
    }
}
