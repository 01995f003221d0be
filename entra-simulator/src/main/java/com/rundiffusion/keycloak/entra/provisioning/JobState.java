package com.rundiffusion.keycloak.entra.provisioning;

/** What the portal says of a job. */
public enum JobState {
    NOT_RUNNING,
    RUNNING,
    /** Only looks from time to time whether it can go on. */
    QUARANTINED,
    /** After four weeks of quarantine: it waits for an administrator. */
    DISABLED
}
