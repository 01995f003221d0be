package com.rundiffusion.keycloak.entra.provisioning;

import java.util.Map;
import java.util.Set;

/**
 * A group of the tenant. Two that are equal need nothing to be sent.
 *
 * @param id the object id, and the source anchor
 * @param attributes by Entra's names
 * @param members object ids; groups among them are passed over
 */
public record SourceGroup(String id, Map<String, String> attributes, Set<String> members, boolean assigned) {

    public SourceGroup {
        attributes = Map.copyOf(attributes);
        members = Set.copyOf(members);
    }

    String name() {
        return attributes.getOrDefault("displayName", id);
    }
}
