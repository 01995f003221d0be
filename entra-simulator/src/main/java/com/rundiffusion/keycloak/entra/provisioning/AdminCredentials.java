package com.rundiffusion.keycloak.entra.provisioning;

import java.net.URI;
import java.util.function.Supplier;

/** "Admin Credentials", as they were pasted. */
record AdminCredentials(String tenantUrl, String secretToken) {

    static final AdminCredentials NONE = new AdminCredentials("", "");

    AdminCredentials {
        tenantUrl = tenantUrl.strip();
        secretToken = secretToken.strip();
    }

    boolean haveUrl() {
        return tenantUrl.matches("https?://[^/\\s]+/\\S*");
    }

    Dialect dialect() {
        return Dialect.of(tenantUrl);
    }

    /** @param ownToken what Entra sends where no secret token was entered */
    ScimPort port(Route route, Pause pause, Supplier<String> ownToken) {
        if (!haveUrl()) {
            throw new IllegalStateException("No Tenant URL: " + tenantUrl);
        }
        return new ScimPort(URI.create(tenantUrl), secretToken.isEmpty() ? ownToken.get() : secretToken, route, pause);
    }
}
