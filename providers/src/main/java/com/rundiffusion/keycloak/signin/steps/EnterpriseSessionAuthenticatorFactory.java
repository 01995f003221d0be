package com.rundiffusion.keycloak.signin.steps;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.AuthenticatorFactory;

/** Identity of {@link EnterpriseSessionAuthenticator}. */
@AutoService(AuthenticatorFactory.class)
public final class EnterpriseSessionAuthenticatorFactory extends StepFactory {

    public EnterpriseSessionAuthenticatorFactory() {
        super(
                "sso-enterprise-session",
                "Session of the enterprise",
                "Accepts the browser's session if it is of the enterprise that the request names, or if the request names none.",
                new EnterpriseSessionAuthenticator());
    }
}
