package com.rundiffusion.keycloak.signin.steps;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.AuthenticatorFactory;

/** Identity of {@link AutoLoginAuthenticator}. */
@AutoService(AuthenticatorFactory.class)
public final class AutoLoginAuthenticatorFactory extends StepFactory {

    public AutoLoginAuthenticatorFactory() {
        super(
                "sso-auto-login",
                "Enterprise of the link",
                "Goes straight to the Microsoft Entra of the enterprise that autoLoginSsoProvider or kc_idp_hint names.",
                new AutoLoginAuthenticator());
    }
}
