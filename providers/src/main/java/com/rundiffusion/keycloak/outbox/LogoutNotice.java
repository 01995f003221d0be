package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.utils.StringUtil;

/**
 * What one app is to be told of one session that has ended.
 *
 * @param clientId internal id of the app's client
 * @param issuer as the tokens of the session name it
 * @param endsAt when it is worth telling no more
 */
public record LogoutNotice(
        String realmId,
        String clientId,
        String userId,
        String sessionId,
        boolean offline,
        String issuer,
        Instant endsAt) {

    /** In an address: where the app itself runs, which is known within the session alone. */
    private static final String HOST_OF_THE_SESSION = "${application.session.host}";

    /** One for each of its apps that takes such. */
    public static Stream<LogoutNotice> ofSession(UserSessionModel session) {
        return session.getAuthenticatedClientSessions().values().stream()
                .map(one -> of(session, one))
                .flatMap(Optional::stream);
    }

    /** Empty when the app takes none, or only Keycloak knows where. */
    public static Optional<LogoutNotice> of(UserSessionModel session, AuthenticatedClientSessionModel ofClient) {
        RealmModel realm = session.getRealm();
        String issuer = ofClient.getNote(OIDCLoginProtocol.ISSUER);
        return issuer != null && isTold(ofClient.getClient())
                ? Optional.of(new LogoutNotice(
                        realm.getId(),
                        ofClient.getClient().getId(),
                        session.getUser().getId(),
                        session.getId(),
                        session.isOffline(),
                        issuer,
                        KeycloakClock.now().plusSeconds(realm.getSsoSessionMaxLifespan())))
                : Optional.empty();
    }

    private static boolean isTold(ClientModel client) {
        String address = OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl();
        return client.isEnabled() && StringUtil.isNotBlank(address) && !address.contains(HOST_OF_THE_SESSION);
    }

    /** Whether both tell the same app of the same session: one that goes on offline has the id that it had. */
    boolean tellsTheSameAs(LogoutNotice other) {
        return clientId.equals(other.clientId) && sessionId.equals(other.sessionId);
    }
}
