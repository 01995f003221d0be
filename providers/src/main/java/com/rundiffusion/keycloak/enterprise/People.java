package com.rundiffusion.keycloak.enterprise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.organization.OrganizationProvider;

/** The accounts that came from one enterprise's Entra. */
final class People {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;

    People(KeycloakSession session, String alias) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
    }

    /** Ends their sessions and what was issued in them; apps learn of it when they next ask for a token. */
    void signOut() {
        all().forEach(this::signOut);
    }

    void delete() {
        all().forEach(user -> session.users().removeUser(realm, user));
    }

    /** @param organization whose members they are; empty when the enterprise has none */
    void release(Optional<OrganizationModel> organization) {
        session.getContext().setOrganization(organization.orElse(null));
        try {
            for (UserModel user : all()) {
                signOut(user);
                organization.ifPresent(left -> leave(user, left));
                session.users().removeFederatedIdentity(realm, user, alias);
                user.setEnabled(false);
                user.setUsername("left." + user.getId());
            }
        } finally {
            session.getContext().setOrganization(null);
        }
    }

    private void leave(UserModel user, OrganizationModel organization) {
        user.leaveGroup(session.getProvider(OrganizationProvider.class).getOrganizationGroup(organization));
    }

    private void signOut(UserModel user) {
        List<UserSessionModel> offline =
                session.sessions().getOfflineUserSessionsStream(realm, user).toList();
        offline.forEach(one -> session.sessions().removeOfflineUserSession(realm, one));
        session.sessions().removeUserSessions(realm, user);
        session.users().setNotBeforeForUser(realm, user, Math.toIntExact(Time.currentTimeMillis() / 1000));
    }

    private List<UserModel> all() {
        return session.users()
                .searchForUserStream(realm, Map.of(UserModel.IDP_ALIAS, alias), null, null)
                .toList();
    }
}
