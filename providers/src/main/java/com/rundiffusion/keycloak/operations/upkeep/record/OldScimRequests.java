package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequests;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.time.Duration;
import java.time.Instant;

/** Forgets what Entra has sent long ago. */
public final class OldScimRequests {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 500;

    /** In one round: others wait for their turn. */
    private static final int MOST_BATCHES = 100;

    private final RealmJobs jobs;
    private final Instant now;

    public OldScimRequests(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void forget() {
        for (int batch = 0; batch < MOST_BATCHES && forgetSome() == BATCH; batch++) {}
    }

    private int forgetSome() {
        return jobs.inTransaction(session -> new ScimRequests(session).forget(now.minus(KEPT), BATCH));
    }
}
