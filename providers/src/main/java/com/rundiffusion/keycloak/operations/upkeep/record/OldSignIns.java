package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.log.SignInDays;
import com.rundiffusion.keycloak.enterprise.log.SignInLog;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.keycloak.models.KeycloakSession;

/**
 * Forgets what is in the log of sign-ins for longer than the realm keeps its events; one that keeps them keeps it. The counts of days,
 * which name nobody, stay for a year.
 */
public final class OldSignIns {

    private static final int BATCH = 500;
    private static final int DAYS_COUNTED = 366;

    /** In one round: others wait for their turn. */
    private static final int MOST_BATCHES = 100;

    private final RealmJobs jobs;
    private final Instant now;

    public OldSignIns(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void forget() {
        for (int batch = 0; batch < MOST_BATCHES && jobs.inTransaction(this::forgetSome) == BATCH; batch++) {}
        LocalDate before = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_COUNTED);
        jobs.run("forget old counts", session -> new SignInDays(session).forget(before));
    }

    private int forgetSome(KeycloakSession session) {
        long seconds = session.getContext().getRealm().getEventsExpiration();
        return seconds <= 0 ? 0 : new SignInLog(session).forget(now.minusSeconds(seconds), BATCH);
    }
}
