package com.rundiffusion.keycloak.entra.saml;

import java.net.URI;
import java.util.List;

/**
 * An AuthnRequest as it came, with what travelled beside it. What the request does not have is {@code null}, or an empty
 * list.
 *
 * @param authnContexts the AuthnContextClassRef values of its RequestedAuthnContext
 * @param unsupported names of the properties that Entra knows and supports for nobody
 * @param rawQuery the query it came with, undecoded; of a POST as well
 */
public record AuthnRequest(
        Binding binding,
        String id,
        String issuer,
        String destination,
        String assertionConsumerServiceUrl,
        String protocolBinding,
        boolean forceAuthn,
        boolean passive,
        String nameIdFormat,
        boolean hasRequestedAuthnContext,
        List<String> authnContexts,
        boolean hasSubject,
        List<String> unsupported,
        String relayState,
        String loginHint,
        String xml,
        String rawQuery) {

    /** How it came. */
    public enum Binding {
        REDIRECT,
        POST
    }

    /**
     * Reads the request out of a redirect to a Login URL, as a browser would bring it.
     *
     * @throws Refusal if it is none
     */
    public static AuthnRequest fromRedirect(URI location) {
        return AuthnRequestReader.redirect(location.getRawQuery());
    }
}
