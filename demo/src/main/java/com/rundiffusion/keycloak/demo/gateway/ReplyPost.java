package com.rundiffusion.keycloak.demo.gateway;

import org.eclipse.jetty.server.Request;

/** A post to a Reply URL: a form can be sent to Keycloak and, unchanged, once more to Firebase. */
final class ReplyPost extends ReadRequest {

    private final boolean toKeycloak;

    ReplyPost(Request request, byte[] body) {
        this(request, body, BodyType.isForm(request));
    }

    private ReplyPost(Request request, byte[] body, boolean toKeycloak) {
        super(request, body);
        this.toKeycloak = toKeycloak;
    }

    /** Whether Keycloak is to say whose it is; else that is settled. */
    boolean toKeycloak() {
        return toKeycloak;
    }

    /** The same post, to be sent from its first byte again. */
    ReplyPost toFirebase() {
        return new ReplyPost(getWrapped(), body(), false);
    }
}
