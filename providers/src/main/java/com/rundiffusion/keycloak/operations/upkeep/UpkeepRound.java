package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.operations.upkeep.job.UpkeepSettings;
import com.rundiffusion.keycloak.operations.upkeep.link.DomainLooks;
import com.rundiffusion.keycloak.operations.upkeep.link.OldSetupLinks;
import com.rundiffusion.keycloak.operations.upkeep.link.SetupReminders;
import com.rundiffusion.keycloak.operations.upkeep.mail.QueuedMails;
import com.rundiffusion.keycloak.operations.upkeep.metadata.MetadataRefresh;
import com.rundiffusion.keycloak.operations.upkeep.notice.Notices;
import com.rundiffusion.keycloak.operations.upkeep.notice.PlanEnds;
import com.rundiffusion.keycloak.operations.upkeep.record.OldPeople;
import com.rundiffusion.keycloak.operations.upkeep.record.OldScimRequests;
import com.rundiffusion.keycloak.operations.upkeep.record.OldSessionIndexes;
import com.rundiffusion.keycloak.operations.upkeep.record.OldSignIns;
import com.rundiffusion.keycloak.operations.upkeep.record.OpenTasks;
import com.rundiffusion.keycloak.operations.upkeep.record.RowsBehind;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.TemporaryRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** All that there is to do, once, in every realm that has an enterprise or a setup link and is there to stay. */
final class UpkeepRound implements Runnable {

    private final KeycloakSessionFactory sessions;
    private final UpkeepSettings settings;
    private final UpkeepMetrics metrics;
    private volatile boolean serverStops;

    UpkeepRound(KeycloakSessionFactory sessions, UpkeepSettings settings, UpkeepMetrics metrics) {
        this.sessions = sessions;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Ends what is under way after the piece it is at. */
    void stop() {
        serverStops = true;
    }

    /** Throws nothing: the clock would stop for good. */
    @Override
    public void run() {
        if (RealmJobs.attempted("look after the enterprises", this::goRound)) {
            metrics.countRound();
        }
    }

    private void goRound() {
        List<RealmState> states = new ArrayList<>();
        for (String realmId : realms(EnterpriseCalendar::realms)) {
            RealmJobs jobs = jobs(realmId);
            lookAfter(jobs);
            jobs.attempt(
                    "count what ends",
                    () -> states.add(jobs.inTransaction(session -> RealmState.of(session, KeycloakClock.now()))));
        }
        metrics.show(states);
    }

    /** Between the rounds too: somebody waits for such a mail. Throws nothing. */
    void sendMails() {
        RealmJobs.attempted(
                "send mails",
                () -> realms(QueuedMails::realms)
                        .forEach(realmId -> new QueuedMails(jobs(realmId), metrics::countMail).send()));
    }

    private List<String> realms(Function<KeycloakSession, List<String>> of) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> of.apply(session).stream()
                        .filter(realmId -> isToStay(session.realms().getRealm(realmId)))
                        .toList());
    }

    /** @param realm {@code null} where it has just been removed */
    private static boolean isToStay(RealmModel realm) {
        return realm != null && !TemporaryRealm.isOne(realm);
    }

    private RealmJobs jobs(String realmId) {
        return new RealmJobs(new RealmTransaction(sessions, realmId), () -> serverStops);
    }

    private void lookAfter(RealmJobs jobs) {
        jobs.attempt("finish what changes have promised", () -> new OpenTasks(jobs, KeycloakClock.now()).finish());
        jobs.attempt("catch up with changes", () -> new RowsBehind(jobs).catchUp());
        jobs.attempt(
                "read metadata", () -> new MetadataRefresh(jobs, settings, metrics::countMetadata).readWhatIsDue());
        jobs.attempt("give notices", () -> new Notices(jobs, KeycloakClock.now()).give());
        jobs.attempt("pause whose plan has ended", () -> new PlanEnds(jobs, KeycloakClock.now()).pause());
        jobs.attempt("remind of setup links", () -> new SetupReminders(jobs, KeycloakClock.now()).remind());
        jobs.attempt("forget old setup links", () -> new OldSetupLinks(jobs, KeycloakClock.now()).forget());
        jobs.attempt("forget old sign-ins", () -> new OldSignIns(jobs, KeycloakClock.now()).forget());
        jobs.attempt("forget removed people", () -> new OldPeople(jobs, KeycloakClock.now()).forget());
        jobs.attempt(
                "forget old requests of provisioning", () -> new OldScimRequests(jobs, KeycloakClock.now()).forget());
        jobs.attempt("forget names of sessions", () -> new OldSessionIndexes(jobs, KeycloakClock.now()).forget());
        jobs.attempt("look at domains", () -> new DomainLooks(jobs, KeycloakClock.now()).look());
        jobs.attempt("send mails", () -> new QueuedMails(jobs, metrics::countMail).send());
    }
}
