package com.rundiffusion.keycloak.upkeep;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs background work in one realm, each piece in a transaction of its own; what fails stops nothing else. */
final class RealmJobs {

    private static final Logger LOG = Logger.getLogger(RealmJobs.class);

    private final KeycloakSessionFactory sessions;
    private final String realmId;

    RealmJobs(KeycloakSessionFactory sessions, String realmId) {
        this.sessions = sessions;
        this.realmId = realmId;
    }

    /** In a transaction that is rolled back, and whose failure goes on to the caller, when the work fails. */
    <T> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            return work.apply(session);
        });
    }

    /** @return whether it was done, i.e. committed */
    boolean run(String what, Consumer<KeycloakSession> work) {
        return attempt(
                what,
                () -> inTransaction(session -> {
                    work.accept(session);
                    return true;
                }));
    }

    /** @return whether it did not fail */
    static boolean attempt(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf("Could not %s, which is tried again: %s", what, failed);
            return false;
        }
    }
}
