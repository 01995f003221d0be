package com.rundiffusion.keycloak.entra.provisioning;

/** Whether a user is to have an account in the application, and why not. */
enum Standing {
    IN_SCOPE,
    /** May not sign in to Entra. */
    BLOCKED,
    /** Waits to be restored or purged. */
    DELETED,
    /** The service gives up what it knew of them. */
    OUT_OF_SCOPE
}
