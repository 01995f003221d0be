package com.rundiffusion.keycloak.operations.upkeep.job;

import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Runs background work in one realm, each piece in a transaction of its own; what fails stops nothing else. Once the server
 * stops, nothing more is begun.
 */
public final class RealmJobs {

    private static final Logger LOG = Logger.getLogger(RealmJobs.class);

    private final RealmTransaction realm;
    private final BooleanSupplier serverStops;

    public RealmJobs(RealmTransaction realm, BooleanSupplier serverStops) {
        this.realm = realm;
        this.serverStops = serverStops;
    }

    public boolean goOn() {
        return !serverStops.getAsBoolean();
    }

    /** In a transaction that is rolled back, and whose failure goes on to the caller, when the work fails. */
    public <T> T inTransaction(Function<KeycloakSession, T> work) {
        return realm.call(work);
    }

    public RealmTransaction realm() {
        return realm;
    }

    /** @return whether it was done, i.e. committed */
    public boolean run(String what, Consumer<KeycloakSession> work) {
        return attempt(
                what,
                () -> inTransaction(session -> {
                    work.accept(session);
                    return true;
                }));
    }

    /** @return whether it was done and did not fail */
    public boolean attempt(String what, Runnable work) {
        return goOn() && attempted(what, work);
    }

    public static boolean attempted(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf("Could not %s, which is tried again: %s", what, failed);
            return false;
        }
    }
}
