package com.rundiffusion.keycloak.rejection;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.realm.EventListenerFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Identity of the {@link RefusalLog}. */
@AutoService(EventListenerProviderFactory.class)
public final class RefusalLogFactory extends EventListenerFactory {

    public RefusalLogFactory() {
        super("sso-refusal-log");
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new RefusalLog(session);
    }
}
