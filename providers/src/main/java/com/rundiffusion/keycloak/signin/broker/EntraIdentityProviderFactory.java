package com.rundiffusion.keycloak.signin.broker;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.provider.OwnCertificates;
import com.rundiffusion.keycloak.enterprise.store.ProviderGuard;
import org.keycloak.Config;
import org.keycloak.broker.provider.IdentityProviderFactory;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.saml.validators.DestinationValidator;

/** Identity of the {@code entra-saml} identity provider. */
@AutoService(IdentityProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI is generic
public final class EntraIdentityProviderFactory extends SAMLIdentityProviderFactory {

    private final OwnCertificates ownCertificates = new OwnCertificates();

    // The one of the parent is private.
    private DestinationValidator destinationValidator;

    @Override
    public String getId() {
        return EnterpriseDirectory.PROVIDER_TYPE;
    }

    @Override
    public String getName() {
        return "Microsoft Entra ID (SAML)";
    }

    @Override
    public SAMLIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        EntraIdentityProviderConfig config = new EntraIdentityProviderConfig(
                model,
                texts -> ownCertificates.among(texts, model, session).stream()
                        .map(SigningCertificate::base64)
                        .toList());
        return new EntraIdentityProvider(session, config, destinationValidator);
    }

    @Override
    public EntraIdentityProviderConfig createConfig() {
        return new EntraIdentityProviderConfig();
    }

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        destinationValidator = DestinationValidator.forProtocolMap(config.getArray("knownProtocols"));
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        super.postInit(sessions);
        sessions.register(ProviderGuard::event);
    }
}
