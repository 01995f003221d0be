package com.rundiffusion.keycloak.signin.logout;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.LoginProtocolFactory;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;
import org.keycloak.protocol.oidc.OIDCProviderConfig;

/** Keycloak's own OpenID Connect, under its own name, but for {@link AppsProtocol}. */
@AutoService(LoginProtocolFactory.class)
public final class AppsProtocolFactory extends OIDCLoginProtocolFactory {

    /** The parent keeps its own to itself. */
    private OIDCProviderConfig settings;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        settings = new OIDCProviderConfig(config);
    }

    @Override
    public LoginProtocol create(KeycloakSession session) {
        return new AppsProtocol(settings).setSession(session);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
