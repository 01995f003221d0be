package com.rundiffusion.keycloak.operations.upkeep.link;

import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.time.Duration;
import java.time.Instant;

/** Forgets setup links by which no company has come, with the addresses in them; those of a company go with it. */
public final class OldSetupLinks {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int BATCH = 100;

    private final RealmJobs jobs;
    private final Instant now;

    public OldSetupLinks(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void forget() {
        jobs.run("forget old setup links", session -> new SetupLinks(session).forget(now.minus(KEPT), BATCH));
    }
}
