package com.rundiffusion.keycloak.entra.saml;

/** Entra does not go on with a sign-in; the message is what its page shows after the code. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Aadsts reason;

    public Refusal(Aadsts reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Aadsts reason() {
        return reason;
    }

    /** Code and message, as Entra prints them in one line. */
    public String text() {
        return reason.code() + ": " + getMessage();
    }
}
