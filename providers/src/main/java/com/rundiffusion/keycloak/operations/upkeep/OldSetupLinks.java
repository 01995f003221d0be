package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import java.time.Duration;
import java.time.Instant;

/** Forgets setup links by which no company has come, with the addresses in them; those of a company go with it. */
final class OldSetupLinks {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int BATCH = 100;

    private final RealmJobs jobs;
    private final Instant now;

    OldSetupLinks(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    void forget() {
        jobs.run("forget old setup links", session -> new SetupLinks(session).forget(now.minus(KEPT), BATCH));
    }
}
