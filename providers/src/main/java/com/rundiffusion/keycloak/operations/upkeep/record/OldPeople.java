package com.rundiffusion.keycloak.operations.upkeep.record;

import com.rundiffusion.keycloak.enterprise.person.RemovedPeople;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/** Forgets people who were removed by their company's Entra longer ago than the realm's setting says. */
public final class OldPeople {

    private static final int BATCH = 100;

    /** In one round: others wait for their turn. */
    private static final int MOST_BATCHES = 20;

    private final RealmJobs jobs;
    private final Instant now;

    public OldPeople(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void forget() {
        for (int batch = 0; batch < MOST_BATCHES && jobs.inTransaction(this::forgetSome) == BATCH; batch++) {}
    }

    private int forgetSome(KeycloakSession session) {
        SsoSettings settings = new SsoSettings(session.getContext().getRealm());
        return new RemovedPeople(session).forget(now.minus(settings.removedPeopleStay()), BATCH);
    }
}
