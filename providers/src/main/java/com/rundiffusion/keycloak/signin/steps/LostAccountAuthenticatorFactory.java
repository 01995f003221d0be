package com.rundiffusion.keycloak.signin.steps;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.AuthenticatorFactory;

/** Identity of {@link LostAccountAuthenticator}. */
@AutoService(AuthenticatorFactory.class)
public final class LostAccountAuthenticatorFactory extends StepFactory {

    public LostAccountAuthenticatorFactory() {
        super(
                "sso-new-person",
                "Account that is gone",
                "Begins the sign-in again when the account was deleted while Entra's answer was read.",
                new LostAccountAuthenticator());
    }
}
