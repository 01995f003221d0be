package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.LogoutNoticeRow;
import java.time.Duration;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.representations.LogoutToken;
import org.keycloak.util.JsonSerialization;
import org.keycloak.util.TokenUtil;

/**
 * The token that tells of an ended session, as {@code DefaultTokenManager.initLogoutToken} of Keycloak 26.7 makes it; that one wants
 * a session which is still there. Mappers that give each client another {@code sub} are passed over: the session is what they need.
 */
final class LogoutTokens {

    /** As the specification advises; each attempt has a token of its own. */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private LogoutTokens() {}

    /** @param session with the realm in its context; the client is put there */
    static String of(KeycloakSession session, ClientModel client, LogoutNoticeRow notice) {
        OIDCAdvancedConfigWrapper settings = OIDCAdvancedConfigWrapper.fromClientModel(client);
        LogoutToken token = new LogoutToken();
        token.id(SecretGenerator.getInstance().generateSecureID());
        token.issuedNow();
        token.exp(KeycloakClock.now().plus(LIFE).getEpochSecond());
        token.issuer(notice.issuer);
        token.subject(notice.userId);
        token.addAudience(client.getClientId());
        token.putEvents(TokenUtil.TOKEN_BACKCHANNEL_LOGOUT_EVENT, JsonSerialization.createObjectNode());
        if (settings.isBackchannelLogoutSessionRequired()) {
            token.setSid(notice.sessionId);
        }
        if (notice.offline || settings.getBackchannelLogoutRevokeOfflineTokens()) {
            token.putEvents(TokenUtil.TOKEN_BACKCHANNEL_LOGOUT_EVENT_REVOKE_OFFLINE_TOKENS, true);
        }
        // The client says by which algorithm.
        session.getContext().setClient(client);
        return session.tokens().encode(token);
    }
}
