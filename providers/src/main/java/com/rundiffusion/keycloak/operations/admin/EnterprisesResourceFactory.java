package com.rundiffusion.keycloak.operations.admin;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.operations.admin.answer.EnterprisePermissions;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Identity of the enterprises' admin REST: {@code /admin/realms/<realm>/enterprises}. */
@AutoService(AdminRealmResourceProviderFactory.class)
public final class EnterprisesResourceFactory implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    public static final String ID = EnterpriseEvents.ENTERPRISES;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        EnterprisePermissions permissions = new EnterprisePermissions(auth.adminAuth(), realm);
        new CallCheck(session).check(permissions);
        String operator = auth.adminAuth().getUser().getUsername();
        return new EnterprisesResource(session, permissions, new EnterpriseEvents(adminEvent, operator));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
