package com.rundiffusion.keycloak.signin.exit;

import com.google.auto.service.AutoService;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.LoginFormsProviderFactory;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Takes the place of Keycloak's own; a realm without settings of ours has Keycloak's error page as before. */
@AutoService(LoginFormsProviderFactory.class)
public final class OwnErrorPageFactory extends FreeMarkerLoginFormsProviderFactory {

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
    public LoginFormsProvider create(KeycloakSession session) {
        return new OwnErrorPage(session);
    }
}
