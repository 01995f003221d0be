package com.rundiffusion.keycloak.operations.upkeep.notice;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Gives notice before certificates, exceptions for expired ones, and plans of active enterprises end, and when
 * addresses no longer come or nothing is provisioned any more: an event, a log line and mails, once for each
 * threshold. A draft or a paused one hears nothing: nobody signs in there; when it becomes active, what is urgent then is said.
 * That a plan is over is said by whoever ends it.
 */
public final class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final RealmJobs jobs;
    private final Instant now;

    public Notices(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void give() {
        for (Notice notice : jobs.inTransaction(this::toBeGiven)) {
            jobs.run("give notice of an end", session -> give(session, notice));
        }
    }

    private List<Notice> toBeGiven(KeycloakSession session) {
        EnterpriseCalendar calendar = new EnterpriseCalendar(session);
        Instant horizon = now.plus(Threshold.longest());
        LocalDate lastDay = LocalDate.ofInstant(horizon, ZoneOffset.UTC);
        List<Notice> due = Stream.of(
                        calendar.certificatesEndUpTo(horizon).stream().map(Ending::ofCertificate),
                        calendar.expiryTolerancesEndUpTo(lastDay).stream().map(Ending::ofException),
                        calendar.plansEndUpTo(lastDay).stream().map(Ending::ofPlan),
                        calendar.addressesMissing(now).stream().map(Ending::ofAddress),
                        calendar.provisioningSilent(now).stream().map(Ending::ofSilence))
                .flatMap(Function.identity())
                .flatMap(ending -> Notice.due(ending, now).stream())
                .filter(notice -> notice.ending().kind() != Kind.PLAN || !notice.isOver())
                .toList();
        Set<String> given =
                new NoticeBook(session).given(due.stream().map(Notice::id).toList());
        return due.stream().filter(notice -> !given.contains(notice.id())).toList();
    }

    private void give(KeycloakSession session, Notice notice) {
        Ending ending = notice.ending();
        Enterprises enterprises = new Enterprises(session);
        enterprises.lock();
        Optional<Enterprise> enterprise = enterprises
                .findById(ending.providerId())
                .filter(stored -> ending.isOf(stored, session))
                .map(stored -> stored.enterprise())
                .filter(Enterprise::isActive);
        if (enterprise.isEmpty() || !new NoticeBook(session).give(notice, enterprise.get(), now)) {
            return;
        }
        String alias = enterprise.get().alias();
        new BackgroundEvents(session)
                .store(
                        OperationType.ACTION,
                        alias,
                        "/" + ending.kind().event(),
                        Map.of(
                                "alias",
                                alias,
                                "lastDay",
                                ending.lastDay().toString(),
                                "daysBefore",
                                notice.threshold().days()));
        LOG.warnf(
                "Notice of an enterprise: %s enterprise=%s lastDay=%s notice=%d days",
                ending.kind().event(),
                alias,
                ending.lastDay(),
                notice.threshold().days());
    }
}
