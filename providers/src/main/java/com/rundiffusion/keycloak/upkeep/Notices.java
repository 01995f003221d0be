package com.rundiffusion.keycloak.upkeep;

import com.rundiffusion.keycloak.enterprise.EnterpriseCalendar;
import com.rundiffusion.keycloak.enterprise.Enterprises;
import com.rundiffusion.keycloak.schema.NoticeRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Gives notice before certificates and plans end: an event, a log line and a mail, once for each threshold. A row says that
 * it was given; it is written before the mail and stays only if the mail went out, so that no other node and no later run
 * gives it again.
 */
final class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final RealmJobs jobs;
    private final Instant now;

    Notices(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    void give() {
        for (Ending ending : jobs.read(this::endings)) {
            Threshold.reached(ending.left(now)).ifPresent(threshold -> give(ending, threshold));
        }
    }

    private List<Ending> endings(KeycloakSession session) {
        EnterpriseCalendar calendar = new EnterpriseCalendar(session);
        Enterprises enterprises = new Enterprises(session);
        Instant horizon = now.plus(Threshold.longest());
        LocalDate lastDay = LocalDate.ofInstant(horizon, ZoneOffset.UTC);
        Stream<Optional<Ending>> certificates = calendar.certificatesEndBefore(horizon).stream()
                .map(id -> enterprises.findById(id).flatMap(Ending::ofCertificates));
        Stream<Optional<Ending>> plans = calendar.plansEndUpTo(lastDay).stream()
                .map(id -> enterprises.findById(id).flatMap(Ending::ofPlan));
        return Stream.concat(certificates, plans)
                .flatMap(Optional::stream)
                .filter(ending -> ending.of().enterprise().isActive())
                .toList();
    }

    private void give(Ending ending, Threshold threshold) {
        jobs.run("give notice of " + ending.of().enterprise().alias(), session -> {
            if (firstTo(session, ending, threshold)) {
                new BackgroundEvents(session)
                        .store(
                                OperationType.ACTION,
                                ending.of().enterprise().alias(),
                                "/" + ending.kind().key() + "-ends",
                                Map.of("at", ending.at().toString(), "daysBefore", threshold.days()));
                LOG.warnf(
                        "An enterprise's %s ends: enterprise=%s at=%s notice=%d days",
                        ending.kind().key(), ending.of().enterprise().alias(), ending.at(), threshold.days());
                new NoticeMail(session).send(ending, threshold);
            }
        });
    }

    private boolean firstTo(KeycloakSession session, Ending ending, Threshold threshold) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        String id = ending.noticeId(threshold);
        if (database.find(NoticeRow.class, id) != null) {
            return false;
        }
        NoticeRow row = new NoticeRow();
        row.id = id;
        row.providerId = ending.of().providerId();
        row.givenAt = now.toEpochMilli();
        database.persist(row);
        // Waits for another node that writes the same row, and fails when that one has given the notice.
        database.flush();
        return true;
    }
}
