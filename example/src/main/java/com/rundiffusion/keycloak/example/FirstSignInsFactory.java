package com.rundiffusion.keycloak.example;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Identity of {@link FirstSignIns}. */
@AutoService(EventListenerProviderFactory.class)
public final class FirstSignInsFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "example-first-sign-ins";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new FirstSignIns(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
