package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.session.LaterSessionIndexes;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Forgets what Entra called sessions that are over by now, however long one of the realm can last. */
public final class OldSessionIndexes {

    private static final int BATCH = 500;

    /** In one round: others wait for their turn. */
    private static final int MOST_BATCHES = 100;

    private final RealmJobs jobs;
    private final Instant now;

    public OldSessionIndexes(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void forget() {
        for (int batch = 0; batch < MOST_BATCHES && jobs.inTransaction(this::forgetSome) == BATCH; batch++) {}
    }

    private int forgetSome(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        int longest = Math.max(realm.getSsoSessionMaxLifespan(), realm.getSsoSessionMaxLifespanRememberMe());
        return new LaterSessionIndexes(session).forget(now.minusSeconds(longest), BATCH);
    }
}
