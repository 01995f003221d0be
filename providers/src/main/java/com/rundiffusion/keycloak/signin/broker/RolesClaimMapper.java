package com.rundiffusion.keycloak.signin.broker;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.ProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.representations.IDToken;

/**
 * The claim {@code roles}: what the person may in their own company, in an array. It is empty for whoever has none, and absent where the
 * enterprise gives no roles. It never names another role than the realm's list, whatever stands in the account.
 */
@AutoService(ProtocolMapper.class)
public final class RolesClaimMapper extends SessionEnterpriseMapper {

    @Override
    public String getId() {
        return "sso-roles-mapper";
    }

    @Override
    public String getDisplayType() {
        return "Roles in the session's enterprise";
    }

    @Override
    public String getHelpText() {
        return "The roles that the person has in the enterprise that the session came from, in an array.";
    }

    @Override
    Optional<Object> claim(KeycloakSession session, String alias, UserModel user) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias))
                .flatMap(provider -> EnterpriseDirectory.people(provider).roles())
                .map(rules -> roles(session, rules, user));
    }

    /** Whoever signed in before there were rules has no attribute, and the default role like everybody else. */
    private static List<String> roles(KeycloakSession session, RoleRules rules, UserModel user) {
        Set<String> given = user.getAttributeStream(RoleGrant.ATTRIBUTE).collect(Collectors.toSet());
        SortedSet<String> roles = new TreeSet<>(given.isEmpty() ? rules.rolesOf(given) : given);
        roles.retainAll(new SsoSettings(session.getContext().getRealm()).roles());
        return List.copyOf(roles);
    }

    /** Keycloak's own way leaves an empty array out. */
    @Override
    void put(IDToken token, ProtocolMapperModel mapper, Object value) {
        token.getOtherClaims().put(mapper.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME), value);
    }
}
