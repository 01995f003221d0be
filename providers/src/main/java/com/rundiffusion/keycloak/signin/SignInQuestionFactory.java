package com.rundiffusion.keycloak.signin;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of the apps' question: {@code /realms/<realm>/sign-in}. */
@AutoService(RealmResourceProviderFactory.class)
public final class SignInQuestionFactory implements RealmResourceProviderFactory {

    private static final String ID = "sign-in";

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
            return new SignInQuestion(session);
        }

        @Override
        public void close() {}
    }
}
