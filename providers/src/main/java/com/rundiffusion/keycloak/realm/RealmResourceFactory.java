package com.rundiffusion.keycloak.realm;

import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Identity of a resource of ours, {@code /realms/<realm>/<id>}: made anew for each request, nothing to configure. */
public abstract class RealmResourceFactory implements RealmResourceProviderFactory {

    private final String id;
    private final Function<KeycloakSession, Object> resource;

    protected RealmResourceFactory(String id, Function<KeycloakSession, Object> resource) {
        this.id = id;
        this.resource = resource;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final RealmResourceProvider create(KeycloakSession session) {
        return new Provider(resource.apply(session));
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}

    private record Provider(Object getResource) implements RealmResourceProvider {

        @Override
        public void close() {}
    }
}
