package com.rundiffusion.keycloak.benchmark.load;

import java.net.URI;

/**
 * What is signed in to.
 *
 * @param keycloak where the server listens
 * @param realm with the public client {@code rundiffusion}
 * @param audience what the companies' applications are called
 * @param gateway of the app's host where Entra posts to a Reply URL there; {@code null} where it posts to the broker's endpoint
 */
public record Target(URI keycloak, String realm, String audience, URI gateway) {

    static final String SSO = "sso.rundiffusion.com";
    static final String APP = "app.rundiffusion.com";

    String path() {
        return "/realms/" + realm;
    }

    /** Where Entra posts to. */
    String recipient(String alias) {
        return gateway != null ? "https://" + APP + "/__/auth/handler" : endpoint(alias);
    }

    String endpoint(String alias) {
        return "https://" + SSO + path() + "/broker/" + alias + "/endpoint";
    }
}
