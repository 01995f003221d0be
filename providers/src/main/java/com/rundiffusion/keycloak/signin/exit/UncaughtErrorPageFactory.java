package com.rundiffusion.keycloak.signin.exit;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.freemarker.DefaultFreeMarkerProviderFactory;
import org.keycloak.theme.freemarker.FreeMarkerProvider;
import org.keycloak.theme.freemarker.FreeMarkerProviderFactory;

/** Identity of {@link UncaughtErrorPage}. */
@AutoService(FreeMarkerProviderFactory.class)
public final class UncaughtErrorPageFactory implements FreeMarkerProviderFactory {

    private final DefaultFreeMarkerProviderFactory templates = new DefaultFreeMarkerProviderFactory();

    @Override
    public FreeMarkerProvider create(KeycloakSession session) {
        return new UncaughtErrorPage(session, templates.create(session));
    }

    @Override
    public String getId() {
        return "sso";
    }

    /** Keycloak picks the highest above 0. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Config.Scope config) {
        templates.init(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        templates.postInit(factory);
    }

    @Override
    public void close() {
        templates.close();
    }
}
