package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.realm.AfterCommit;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;

/**
 * Sessions that were taken out of Keycloak's cache before that was committed. Whoever asked for one in between has read it from the
 * database, and put it back into the cache, where it would live on.
 *
 * @param ids none of which the database has any more
 */
public record EndedSessions(List<String> ids) {

    /** Once the session's transaction is committed, and again when nobody can still be at it. */
    public static void forget(KeycloakSession session, List<String> ids) {
        if (!ids.isEmpty()) {
            Outbox outbox = session.getProvider(Outbox.class);
            RealmTransaction realm = RealmTransaction.beside(session);
            EndedSessions ended = new EndedSessions(ids);
            AfterCommit.run(session, () -> outbox.soonAndLate(() -> realm.run(ended::forget)));
        }
    }

    void forget(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionPersisterProvider stored = session.getProvider(UserSessionPersisterProvider.class);
        for (String id : ids) {
            // The browser's next sign-in may have made a session of the same id.
            if (stored.loadUserSession(realm, id, false) == null) {
                cached(session.sessions().getUserSession(realm, id))
                        .ifPresent(one -> session.sessions().removeUserSession(realm, one));
            }
            if (stored.loadUserSession(realm, id, true) == null) {
                cached(session.sessions().getOfflineUserSession(realm, id))
                        .ifPresent(one -> session.sessions().removeOfflineUserSession(realm, one));
            }
        }
    }

    private static Optional<UserSessionModel> cached(UserSessionModel session) {
        return Optional.ofNullable(session);
    }
}
