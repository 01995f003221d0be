package com.rundiffusion.keycloak.entra.saml;

/** The portal's "Signing Option". */
public enum SigningOption {
    /** Entra's default. */
    ASSERTION("Sign SAML assertion", true, false),
    RESPONSE("Sign SAML response", false, true),
    RESPONSE_AND_ASSERTION("Sign SAML response and assertion", true, true),
    /** Entra has no such option: for those who test a service provider. */
    NONE("none", false, false);

    private final String label;
    private final boolean assertion;
    private final boolean response;

    SigningOption(String label, boolean assertion, boolean response) {
        this.label = label;
        this.assertion = assertion;
        this.response = response;
    }

    /** As the portal names it. */
    public String label() {
        return label;
    }

    boolean signsAssertion() {
        return assertion;
    }

    boolean signsResponse() {
        return response;
    }
}
