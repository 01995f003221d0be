package com.rundiffusion.keycloak.signin.steps;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.AuthenticatorFactory;

/** Identity of {@link EmailFirstAuthenticator}. */
@AutoService(AuthenticatorFactory.class)
public final class EmailFirstAuthenticatorFactory extends StepFactory {

    public EmailFirstAuthenticatorFactory() {
        super(
                "sso-email-first",
                "Work e-mail first",
                "Asks for the work e-mail address and goes to the Microsoft Entra of the enterprise that owns its domain.",
                new EmailFirstAuthenticator());
    }
}
