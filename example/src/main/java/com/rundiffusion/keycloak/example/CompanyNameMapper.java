package com.rundiffusion.keycloak.example;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.events.Details;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** A claim: {@code company_name}, the name as people read it of the company that the session came from. */
@AutoService(ProtocolMapper.class)
public final class CompanyNameMapper extends AbstractOIDCProtocolMapper
        implements OIDCIDTokenMapper, OIDCAccessTokenMapper {

    private static final String CLAIM = "company_name";

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext clientSession) {
        IdentityProviderModel company =
                session.identityProviders().getByAlias(userSession.getNote(Details.IDENTITY_PROVIDER));
        if (company != null) {
            token.setOtherClaims(CLAIM, company.getDisplayName());
        }
    }

    @Override
    public String getId() {
        return "example-company-name";
    }

    @Override
    public String getDisplayType() {
        return "Company name";
    }

    @Override
    public String getHelpText() {
        return "Adds the claim company_name.";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, CompanyNameMapper.class);
        return properties;
    }
}
