package com.rundiffusion.keycloak.signin.pending;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The logins that this browser has begun and not ended, in whatever tab. */
public final class OpenLogins {

    private final KeycloakSession session;

    public OpenLogins(KeycloakSession session) {
        this.session = session;
    }

    /** Whether one of them was sent to this enterprise's Entra. */
    public boolean anyAt(String alias) {
        return sentTo(alias).isPresent();
    }

    public Optional<AuthenticationSessionModel> sentTo(String alias) {
        return all().filter(login -> new PendingLogin(login).isAt(alias)).findFirst();
    }

    public Optional<AuthenticationSessionModel> inTab(String tabId) {
        return all().filter(login -> login.getTabId().equals(tabId)).findFirst();
    }

    private Stream<AuthenticationSessionModel> all() {
        return Optional.ofNullable(new AuthenticationSessionManager(session)
                        .getCurrentRootAuthenticationSession(
                                session.getContext().getRealm()))
                .stream()
                .flatMap(root -> root.getAuthenticationSessions().values().stream());
    }
}
