package com.rundiffusion.keycloak.example;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Identity of {@link WebsiteHint}. */
@AutoService(AuthenticatorFactory.class)
public final class WebsiteHintFactory implements AuthenticatorFactory {

    @Override
    public String getId() {
        return "example-website-hint";
    }

    @Override
    public String getDisplayType() {
        return "Company of a website";
    }

    @Override
    public String getHelpText() {
        return "Takes the parameter website for a hint at the company.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new WebsiteHint();
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
