package com.rundiffusion.keycloak.headers;

import com.google.auto.service.AutoService;
import org.keycloak.headers.DefaultSecurityHeadersProviderFactory;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.headers.SecurityHeadersProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own; a realm without settings of ours is answered as before. */
@AutoService(SecurityHeadersProviderFactory.class)
public final class ResponseHeadersFactory extends DefaultSecurityHeadersProviderFactory {

    @Override
    public String getId() {
        return "sso";
    }

    /** Keycloak picks the highest above 0. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public SecurityHeadersProvider create(KeycloakSession session) {
        return new ResponseHeaders(session);
    }
}
