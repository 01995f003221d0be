package com.rundiffusion.keycloak.broker;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Identity of {@link NewPersonAuthenticator}. */
@AutoService(AuthenticatorFactory.class)
public final class NewPersonAuthenticatorFactory extends IdpCreateUserIfUniqueAuthenticatorFactory {

    private static final Authenticator STEP = new NewPersonAuthenticator();

    @Override
    public String getId() {
        return "sso-new-person";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }

    @Override
    public String getDisplayType() {
        return "Account of a new person";
    }

    @Override
    public String getHelpText() {
        return "Makes the account of a person who comes from Entra for the first time, if their enterprise still is what it was.";
    }
}
