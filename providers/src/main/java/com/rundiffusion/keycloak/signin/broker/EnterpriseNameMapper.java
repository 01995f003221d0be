package com.rundiffusion.keycloak.signin.broker;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.UserSessionNoteMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * The claim {@code organization_name}: the name, as people read it, of the enterprise that the session came from.
 *
 * <p>It is the name of today: an enterprise that is renamed has its new name in the next token.
 */
@AutoService(ProtocolMapper.class)
public final class EnterpriseNameMapper extends UserSessionNoteMapper {

    @Override
    public String getId() {
        return "sso-organization-name-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Name of the session's enterprise";
    }

    @Override
    public String getHelpText() {
        return "The name, as people read it, of the enterprise that the session came from.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return super.getConfigProperties().stream()
                .filter(property -> !"user.session.note".equals(property.getName()))
                .toList();
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext clientSession) {
        Optional.ofNullable(userSession.getNote(Details.IDENTITY_PROVIDER))
                .map(alias -> session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getDisplayName)
                .ifPresent(name -> OIDCAttributeMapperHelper.mapClaim(token, mapper, name));
    }
}
