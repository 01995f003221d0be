package com.rundiffusion.keycloak.signin.broker;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.events.Details;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.UserSessionNoteMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * The claim {@code organization}: the alias of the enterprise that the session came from, in an array.
 *
 * <p>Keycloak's own mapper makes a scope of the same name answer, to anybody, whether an organization exists ({@code
 * scope=organization:<alias>}).
 */
@AutoService(ProtocolMapper.class)
public final class OrganizationClaimMapper extends UserSessionNoteMapper {

    @Override
    public String getId() {
        return "sso-organization-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Enterprise of the session";
    }

    @Override
    public String getHelpText() {
        return "The alias of the enterprise that the session came from, in an array.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return super.getConfigProperties().stream()
                .filter(property -> !"user.session.note".equals(property.getName()))
                .toList();
    }

    @Override
    protected void setClaim(IDToken token, ProtocolMapperModel mapper, UserSessionModel userSession) {
        String alias = userSession.getNote(Details.IDENTITY_PROVIDER);
        if (alias != null) {
            OIDCAttributeMapperHelper.mapClaim(token, mapper, List.of(alias));
        }
    }
}
