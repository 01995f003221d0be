package com.rundiffusion.keycloak.signin.broker;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.ProtocolMapper;

/**
 * The claim {@code organization_name}: the name, as people read it, of the enterprise that the session came from.
 *
 * <p>It is the name of today: an enterprise that is renamed has its new name in the next token.
 */
@AutoService(ProtocolMapper.class)
public final class OrganizationNameMapper extends SessionEnterpriseMapper {

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
    Optional<Object> claim(KeycloakSession session, String alias, UserModel user) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .map(IdentityProviderModel::getDisplayName);
    }
}
