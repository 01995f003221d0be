package com.rundiffusion.keycloak.benchmark.load;

import java.net.URI;

/**
 * What is signed in to.
 *
 * @param keycloak where the server listens
 * @param realm with the public client {@code rundiffusion}
 * @param audience what the companies' applications are called
 * @param replyUrl whether Entra posts to the app's host, and the browser from there to the broker
 */
public record Target(URI keycloak, String realm, String audience, boolean replyUrl) {

    static final String SSO = "sso.rundiffusion.com";
    static final String APP = "app.rundiffusion.com";

    String path() {
        return "/realms/" + realm;
    }

    /** Where Entra posts to. */
    String recipient(String alias) {
        return replyUrl ? "https://" + APP + "/__/auth/handler" : endpoint(alias);
    }

    String endpoint(String alias) {
        return "https://" + SSO + path() + "/broker/" + alias + "/endpoint";
    }
}
