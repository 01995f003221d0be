package com.rundiffusion.keycloak.replyurl;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the Reply URL resource: {@code /realms/<realm>/reply-url}. */
@AutoService(RealmResourceProviderFactory.class)
public final class ReplyUrlResourceFactory implements RealmResourceProviderFactory {

    static final String ID = "reply-url";

    @Override
    public String getId() {
        return ID;
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
            return new ReplyUrlResource(session);
        }

        @Override
        public void close() {}
    }
}
