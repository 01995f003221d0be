package com.rundiffusion.keycloak.enterprise;

import java.util.Arrays;
import java.util.Optional;

/** Where the values come from that an enterprise's people have their roles by. */
public enum RoleSource {
    /** The values of the app roles in an assertion. */
    APP_ROLES("appRoles"),
    /** The object ids of the groups in an assertion. */
    GROUPS("groups"),
    /** The groups that Entra has provisioned: each counts by its {@code externalId} and by its id here. */
    PROVISIONED_GROUPS("provisionedGroups");

    private final String key;

    RoleSource(String key) {
        this.key = key;
    }

    /** @param key in any case */
    public static Optional<RoleSource> of(String key) {
        return Arrays.stream(values())
                .filter(source -> source.key.equalsIgnoreCase(key))
                .findFirst();
    }

    /** The name in documents and in storage. */
    public String key() {
        return key;
    }

    /** Whether a sign-in brings the values, and nothing else does. */
    public boolean isAsserted() {
        return this != PROVISIONED_GROUPS;
    }
}
