package com.rundiffusion.keycloak.entra.provisioning;

/** Why a job does not go on by itself. */
public enum QuarantineReason {
    /** The secret token is not accepted. */
    INVALID_CREDENTIALS,
    /** A search was answered with 404 instead of an empty list. */
    SEARCH_NOT_FOUND,
    TOO_MANY_FAILURES
}
