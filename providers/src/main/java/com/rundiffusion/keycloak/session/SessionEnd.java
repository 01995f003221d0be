package com.rundiffusion.keycloak.session;

import com.rundiffusion.keycloak.outbox.EndedSessions;
import com.rundiffusion.keycloak.outbox.LogoutNotice;
import com.rundiffusion.keycloak.outbox.LogoutOutbox;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;

/** Ends sessions in the transaction of whoever has them ended, and has their apps told once that is committed. */
public final class SessionEnd {

    private SessionEnd() {}

    /**
     * All sessions of a person, offline ones too, and what was issued in them. It waits for whoever writes one of them at this
     * moment and can fail for that: then the transaction is to be done again.
     */
    public static void of(KeycloakSession session, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionProvider sessions = session.sessions();
        List<UserSessionModel> offline =
                sessions.getOfflineUserSessionsStream(realm, user).toList();
        List<UserSessionModel> online =
                sessions.getUserSessionsStream(realm, user).toList();
        List<UserSessionModel> all =
                Stream.concat(offline.stream(), online.stream()).toList();
        SessionWrites.withTheTransaction(session);
        LogoutOutbox.addAll(session, all.stream().flatMap(LogoutNotice::ofSession));
        offline.forEach(one -> sessions.removeOfflineUserSession(realm, one));
        online.forEach(one -> sessions.removeUserSession(realm, one));
        session.users()
                .setNotBeforeForUser(
                        realm, user, Math.toIntExact(KeycloakClock.now().getEpochSecond()));
        EndedSessions.forget(
                session, all.stream().map(UserSessionModel::getId).distinct().toList());
    }

    /** One session of a browser; what goes on offline, and the person's other sessions, stay. It waits and fails as the above. */
    public static void of(KeycloakSession session, UserSessionModel online) {
        SessionWrites.withTheTransaction(session);
        LogoutOutbox.addAll(session, LogoutNotice.ofSession(online));
        session.sessions().removeUserSession(online.getRealm(), online);
        EndedSessions.forget(session, List.of(online.getId()));
    }
}
