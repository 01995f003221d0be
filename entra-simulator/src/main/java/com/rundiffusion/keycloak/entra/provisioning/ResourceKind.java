package com.rundiffusion.keycloak.entra.provisioning;

/** The two endpoints. */
enum ResourceKind {
    USER("/Users", "User", ""),
    /** Never asked for its members. */
    GROUP("/Groups", "Group", "excludedAttributes=members");

    private final String path;
    private final String label;
    private final String query;

    ResourceKind(String path, String label, String query) {
        this.path = path;
        this.label = label;
        this.query = query;
    }

    String path() {
        return path;
    }

    String label() {
        return label;
    }

    /** What every look-up of it has. */
    String query() {
        return query;
    }
}
