package com.rundiffusion.keycloak.testkit.inside;

import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Identity of a resource that tests alone have, {@code /admin/realms/<realm>/<id>}: for whoever manages the realm. */
abstract class InsideResource implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    private final String id;
    private final Function<KeycloakSession, Object> resource;

    InsideResource(String id, Function<KeycloakSession, Object> resource) {
        this.id = id;
        this.resource = resource;
    }

    @Override
    public final AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public final Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {
        auth.realm().requireManageRealm();
        return resource.apply(session);
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public final void close() {}
}
