package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.outbox.LogoutNotice;
import com.rundiffusion.keycloak.outbox.LogoutOutbox;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCProviderConfig;

/**
 * Tells apps of a sign-out by the outbox. Keycloak calls them while somebody waits to be signed out, and once: an app that is down
 * would hold people up, and would never hear.
 */
final class AppsProtocol extends OIDCLoginProtocol {

    AppsProtocol(OIDCProviderConfig settings) {
        super(settings);
    }

    @Override
    public Response backchannelLogout(UserSessionModel userSession, AuthenticatedClientSessionModel clientSession) {
        Optional<LogoutNotice> notice = LogoutNotice.of(userSession, clientSession);
        notice.ifPresent(told -> LogoutOutbox.add(session, told));
        return notice.isPresent() ? Response.ok().build() : super.backchannelLogout(userSession, clientSession);
    }
}
