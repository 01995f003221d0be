package com.rundiffusion.keycloak.upkeep;

import com.rundiffusion.keycloak.enterprise.EnterpriseCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** All that there is to do, once, in every realm that has an enterprise. */
final class UpkeepRound implements Runnable {

    private final KeycloakSessionFactory sessions;
    private final UpkeepSettings settings;
    private final UpkeepMetrics metrics;

    UpkeepRound(KeycloakSessionFactory sessions, UpkeepSettings settings, UpkeepMetrics metrics) {
        this.sessions = sessions;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Throws nothing: the clock would stop for good. */
    @Override
    public void run() {
        RealmJobs.attempt("look after the enterprises", () -> {
            List<RealmState> states = new ArrayList<>();
            for (String realmId :
                    KeycloakModelUtils.runJobInTransactionWithResult(sessions, EnterpriseCalendar::realms)) {
                RealmJobs jobs = new RealmJobs(sessions, realmId);
                lookAfter(jobs);
                RealmJobs.attempt(
                        "count what ends",
                        () -> states.add(jobs.inTransaction(session -> RealmState.of(session, now()))));
            }
            metrics.show(states);
        });
        metrics.countRound();
    }

    private void lookAfter(RealmJobs jobs) {
        RealmJobs.attempt("catch up with changes", () -> new RowsBehind(jobs).catchUp());
        RealmJobs.attempt("read metadata", () -> new MetadataRefresh(jobs, settings, metrics).readWhatIsDue());
        RealmJobs.attempt("give notices", () -> new Notices(jobs, now()).give());
        RealmJobs.attempt("pause whose plan has ended", () -> new PlanEnds(jobs, now()).pause());
        RealmJobs.attempt("send notices by mail", () -> new NoticeMails(jobs, metrics).send());
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
