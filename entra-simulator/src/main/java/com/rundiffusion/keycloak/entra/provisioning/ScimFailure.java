package com.rundiffusion.keycloak.entra.provisioning;

/** A request of one object that did not do what it was sent for. */
final class ScimFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status 0 when nothing came */
    ScimFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    boolean isNotFound() {
        return status == 404;
    }
}
