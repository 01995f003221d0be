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

    <T> T read(Function<KeycloakSession, T> question) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            return question.apply(session);
        });
    }

    /** @return whether it was done, i.e. committed */
    boolean run(String what, Consumer<KeycloakSession> work) {
        try {
            read(session -> {
                work.accept(session);
                return true;
            });
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf("Could not %s, which is tried again: %s", what, failed);
            return false;
        }
    }
}
