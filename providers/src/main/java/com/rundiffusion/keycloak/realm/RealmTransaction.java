package com.rundiffusion.keycloak.realm;

import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Work in a session and a transaction of its own, in one realm; what fails is rolled back and goes on to the caller. */
public final class RealmTransaction {

    private final KeycloakSessionFactory sessions;
    private final String realmId;

    public RealmTransaction(KeycloakSessionFactory sessions, String realmId) {
        this.sessions = sessions;
        this.realmId = realmId;
    }

    /** In the realm of a session, which may be closed by the time that the work begins. */
    public static RealmTransaction beside(KeycloakSession session) {
        return new RealmTransaction(
                session.getKeycloakSessionFactory(),
                session.getContext().getRealm().getId());
    }

    public <T> T call(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            return work.apply(session);
        });
    }

    public void run(Consumer<KeycloakSession> work) {
        call(session -> {
            work.accept(session);
            return null;
        });
    }
}
