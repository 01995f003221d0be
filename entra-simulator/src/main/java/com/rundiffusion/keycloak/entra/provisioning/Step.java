package com.rundiffusion.keycloak.entra.provisioning;

/** What became of an object, as the provisioning log has it. */
public enum Step {
    /** Found in the application by a matching attribute, and connected. */
    MATCHED,
    CREATED,
    UPDATED,
    DISABLED,
    ENABLED,
    DELETED,
    MANAGER_SET,
    MANAGER_REMOVED,
    MEMBER_ADDED,
    MEMBER_REMOVED,
    SKIPPED,
    FAILED,
    /** A manager or a member. */
    REFERENCE_FAILED,
    QUARANTINED
}
