package com.rundiffusion.keycloak.example;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A source of hints: a partner's portal knows a company by its website and says {@code website=www.contoso.example}. The step
 * stands before "Enterprise of the link" and says it in the words of that one.
 */
final class WebsiteHint implements Authenticator {

    private static final String PARAMETERS = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX;

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String website = login.getClientNote(PARAMETERS + "website");
        if (website != null) {
            login.setClientNote(PARAMETERS + "domain_hint", website.replaceFirst("^www\\.", ""));
        }
        // Not mine to decide: the next step goes on.
        context.attempted();
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        context.attempted();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
