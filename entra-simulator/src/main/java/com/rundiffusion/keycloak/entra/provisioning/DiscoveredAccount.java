package com.rundiffusion.keycloak.entra.provisioning;

/** An account that is in the application. */
public record DiscoveredAccount(String targetId, String userName, Ownership ownership) {

    /** Whose it is. */
    public enum Ownership {
        /** Of nobody in the tenant. */
        LOCAL,
        /** Of somebody in the tenant who is not assigned. */
        UNASSIGNED,
        ASSIGNED
    }
}
