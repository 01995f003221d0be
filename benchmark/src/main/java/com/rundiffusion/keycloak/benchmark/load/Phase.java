package com.rundiffusion.keycloak.benchmark.load;

/** The requests of a login, in their order. */
public enum Phase {
    /** To the authorization endpoint. */
    AUTHORIZATION("authorization request"),
    /** To the broker, which makes the AuthnRequest. */
    AUTHN_REQUEST("AuthnRequest"),
    /** Entra's post to the app's host. */
    REPLY_URL("Reply URL hop"),
    /** The same post to the broker endpoint. */
    ENDPOINT("broker endpoint"),
    /** Whatever Keycloak wants to do before it goes to the app. */
    AFTERWARDS("steps after it"),
    TOKEN("token request"),
    /** Of Entra's provisioning service, which is no part of a login. */
    SCIM("request of provisioning");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
