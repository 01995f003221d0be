package com.rundiffusion.keycloak.realm;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** Identity of a listener of ours: of every realm, whatever listeners are chosen there, and nothing to configure. */
public abstract class EventListenerFactory implements EventListenerProviderFactory {

    private final String id;

    protected EventListenerFactory(String id) {
        this.id = id;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final boolean isGlobal() {
        return true;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
