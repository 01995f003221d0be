package com.rundiffusion.keycloak.signin.logout;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Listens in each realm, so that none needs to name it. */
@AutoService(EventListenerProviderFactory.class)
public final class RememberSignOutFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "sso-signed-out";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new RememberSignOut(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
