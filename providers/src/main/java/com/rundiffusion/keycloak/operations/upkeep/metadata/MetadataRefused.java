package com.rundiffusion.keycloak.operations.upkeep.metadata;

/** Metadata that changes nothing, and why: a code of ours, nothing that came from outside. */
final class MetadataRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    MetadataRefused(String reason) {
        super("Metadata refused: " + reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
