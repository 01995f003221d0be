package com.rundiffusion.keycloak.entra.saml;

import java.net.URI;
import java.util.List;

/**
 * A service provider's LogoutRequest, as it came in a query. What it does not have is {@code null}, or an empty list.
 *
 * @param encryptedId whether it names the user so that Entra cannot read it
 * @param rawQuery undecoded
 */
public record LogoutRequest(
        String id,
        String issuer,
        String destination,
        String nameId,
        boolean encryptedId,
        List<String> sessionIndexes,
        String relayState,
        String xml,
        String rawQuery) {

    /**
     * Reads the request out of a redirect to the Logout URL of a tenant, as a browser would bring it.
     *
     * @throws Refusal if it is none
     */
    public static LogoutRequest fromRedirect(URI location) {
        return LogoutRequestReader.redirect(location.getRawQuery());
    }
}
