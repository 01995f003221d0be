package com.rundiffusion.keycloak.signin.broker;

import java.util.List;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.UserSessionNoteMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** A claim about the enterprise that the session came from; a session that came from none has no such claim. */
abstract class SessionEnterpriseMapper extends UserSessionNoteMapper {

    /** @return empty for no claim */
    abstract Optional<Object> claim(KeycloakSession session, String alias, UserModel user);

    void put(IDToken token, ProtocolMapperModel mapper, Object value) {
        OIDCAttributeMapperHelper.mapClaim(token, mapper, value);
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return super.getConfigProperties().stream()
                .filter(property -> !"user.session.note".equals(property.getName()))
                .toList();
    }

    @Override
    protected final void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext clientSession) {
        Optional.ofNullable(userSession.getNote(Details.IDENTITY_PROVIDER))
                .flatMap(alias -> claim(session, alias, userSession.getUser()))
                .ifPresent(value -> put(token, mapper, value));
    }
}
