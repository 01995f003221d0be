package com.rundiffusion.keycloak.entra.provisioning;

/** What a call for a cycle became. */
public enum CycleKind {
    INITIAL,
    INCREMENTAL,
    /** The job does not run, or is in quarantine and it is not time to try again: nothing was sent. */
    NONE
}
