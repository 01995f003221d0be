package com.rundiffusion.keycloak.signin.pending;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.events.Details;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.RestartLoginCookie;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The login in this browser that a response is for, as far as the browser's cookies tell. */
public final class WaitingLogin {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final String tabId;

    public WaitingLogin(KeycloakSession session, ClientModel client, String tabId) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = client;
        this.tabId = tabId;
    }

    /** The browser has signed in since, in another tab or before it went back. */
    public boolean isOver() {
        return !exists() && AuthenticationManager.authenticateIdentityCookie(session, realm, true) != null;
    }

    /** Whether this browser has a session that came from this enterprise. */
    public boolean hasSignedInAt(String alias) {
        return Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, realm, true))
                .map(identity -> identity.session().getNote(Details.IDENTITY_PROVIDER))
                .filter(alias::equals)
                .isPresent();
    }

    /** Whether it waits for the answer to this request. */
    public boolean asked(Optional<String> requestId) {
        return requestId.isPresent()
                && Optional.ofNullable(existing())
                        .map(login -> new PendingLogin(login).requestId())
                        .equals(requestId);
    }

    /**
     * Goes on with the login; with a new one where Keycloak can start it again by itself, which is a redirect; or says that
     * there is none.
     *
     * @param lookUp Keycloak's own: by cookie and one-time code. Its error pages carry no reference, so they are not shown
     */
    public Response resume(
            Supplier<AuthenticationSessionModel> lookUp,
            Function<AuthenticationSessionModel, Response> found,
            Supplier<Response> unknown) {
        if (!exists() && RestartLoginCookie.getRestartCookie(session) == null) {
            return unknown.get();
        }
        AuthenticationSessionModel login;
        try {
            login = lookUp.get();
        } catch (WebApplicationException elsewhere) {
            Response answer = elsewhere.getResponse();
            return answer.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION ? answer : unknown.get();
        }
        session.getContext().setAuthenticationSession(login);
        return found.apply(login);
    }

    private boolean exists() {
        return existing() != null;
    }

    private AuthenticationSessionModel existing() {
        return new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, client, tabId);
    }
}
