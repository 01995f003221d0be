package com.rundiffusion.keycloak.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.Fake;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.session.UserSessionPersisterProvider;

/** Keycloak's cache, which has sessions that its database has not. */
class EndedSessionsTest {

    private final Set<String> cached = new HashSet<>();
    private final Set<String> stored = new HashSet<>();

    private final KeycloakSession session = session();

    private KeycloakSession session() {
        RealmModel realm = Fake.of(RealmModel.class, Map.of());
        UserSessionProvider sessions = Fake.of(
                UserSessionProvider.class,
                Map.of(
                        "getUserSession",
                        arguments -> found(cached, arguments[1]),
                        "getOfflineUserSession",
                        arguments -> null,
                        "removeUserSession",
                        arguments -> cached.remove(((UserSessionModel) arguments[1]).getId())));
        UserSessionPersisterProvider database = Fake.of(
                UserSessionPersisterProvider.class,
                Map.of("loadUserSession", arguments -> found(stored, arguments[1])));
        KeycloakContext context = Fake.of(KeycloakContext.class, Map.of("getRealm", arguments -> realm));
        return Fake.of(
                KeycloakSession.class,
                Map.of(
                        "getContext", arguments -> context,
                        "sessions", arguments -> sessions,
                        "getProvider", arguments -> database));
    }

    private static UserSessionModel found(Set<String> ids, Object id) {
        return ids.contains(id) ? Fake.of(UserSessionModel.class, Map.of("getId", arguments -> id)) : null;
    }

    @Test
    void whatSomebodyHasPutBackIsTakenOutAgain() {
        cached.add("ended");
        cached.add("other");
        new EndedSessions(List.of("ended", "gone")).forget(session);
        assertThat(cached).containsExactly("other");
    }

    /** A browser's next sign-in can take the id of the session that it had. */
    @Test
    void aNewOneOfTheSameIdStays() {
        cached.add("again");
        stored.add("again");
        new EndedSessions(List.of("again")).forget(session);
        assertThat(cached).containsExactly("again");
    }
}
