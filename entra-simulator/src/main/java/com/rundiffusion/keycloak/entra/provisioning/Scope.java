package com.rundiffusion.keycloak.entra.provisioning;

/** The portal's "Scope". */
public enum Scope {
    /** "Sync only assigned users and groups": assigned themselves, or directly in a group that is. */
    ASSIGNED,
    /** "Sync all users and groups". */
    ALL
}
