package com.rundiffusion.keycloak.entra.saml;

/** The portal's "Signing Option". */
public enum SigningOption {
    /** Entra's default. */
    ASSERTION(true, false),
    RESPONSE(false, true),
    RESPONSE_AND_ASSERTION(true, true),
    /** Entra has no such option: for those who test a service provider. */
    NONE(false, false);

    private final boolean assertion;
    private final boolean response;

    SigningOption(boolean assertion, boolean response) {
        this.assertion = assertion;
        this.response = response;
    }

    boolean signsAssertion() {
        return assertion;
    }

    boolean signsResponse() {
        return response;
    }
}
