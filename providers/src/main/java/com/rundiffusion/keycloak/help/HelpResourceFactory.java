package com.rundiffusion.keycloak.help;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.link.HelpLink;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the help page: {@code /realms/<realm>/help}. */
@AutoService(RealmResourceProviderFactory.class)
public final class HelpResourceFactory implements RealmResourceProviderFactory {

    @Override
    public String getId() {
        return HelpLink.ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Provider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Provider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new HelpResource(session);
        }

        @Override
        public void close() {}
    }
}
