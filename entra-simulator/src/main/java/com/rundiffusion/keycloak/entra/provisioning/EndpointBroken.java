package com.rundiffusion.keycloak.entra.provisioning;

/** The endpoint as a whole does not work, so that a cycle ends at once. */
final class EndpointBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final QuarantineReason reason;

    EndpointBroken(QuarantineReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    QuarantineReason reason() {
        return reason;
    }
}
