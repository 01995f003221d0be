package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.store.Tasks;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.time.Instant;

/** Does what a change of an enterprise promised for its people and whoever stored it could not finish. */
public final class OpenTasks {

    private static final int BATCH = 100;

    private final RealmJobs jobs;
    private final Instant now;

    public OpenTasks(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void finish() {
        for (String id : jobs.inTransaction(session -> Tasks.due(session, now, BATCH))) {
            jobs.attempt("finish what a change has promised", () -> {
                if (jobs.inTransaction(session -> Tasks.claim(session, id, now))) {
                    Tasks.finish(jobs.realm(), id);
                }
            });
        }
    }
}
