package com.rundiffusion.keycloak.signin.broker;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.ProtocolMapper;

/**
 * The claim {@code organization}: the alias of the enterprise that the session came from, in an array.
 *
 * <p>Keycloak's own mapper makes a scope of the same name answer, to anybody, whether an organization exists ({@code
 * scope=organization:<alias>}).
 */
@AutoService(ProtocolMapper.class)
public final class OrganizationClaimMapper extends SessionEnterpriseMapper {

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
    Optional<Object> claim(KeycloakSession session, String alias, UserModel user) {
        return Optional.of(List.of(alias));
    }
}
