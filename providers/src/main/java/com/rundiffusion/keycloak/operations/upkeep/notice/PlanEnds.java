package com.rundiffusion.keycloak.operations.upkeep.notice;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Pauses enterprises whose plan has ended: nobody has got in since midnight, now those who are in are signed out.
 *
 * <p>Their stored status becomes {@code paused}, so that API, search and admin console say the same as the sign-in page. A
 * later {@code planEndsOn} alone does not bring the enterprise back: ops set it to active, in the same call if they like, and
 * see in its answer that they did.
 */
public final class PlanEnds {

    private static final Logger LOG = Logger.getLogger(PlanEnds.class);

    private final RealmJobs jobs;
    private final Instant now;
    private final LocalDate today;

    public PlanEnds(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    public void pause() {
        for (EnterpriseCalendar.End end :
                jobs.inTransaction(session -> new EnterpriseCalendar(session).plansEndUpTo(today.minusDays(1)))) {
            jobs.run("pause an enterprise whose plan has ended", session -> pause(session, Ending.ofPlan(end)));
        }
    }

    private void pause(KeycloakSession session, Ending plan) {
        Enterprises enterprises = new Enterprises(session);
        enterprises.lock();
        enterprises
                .findById(plan.providerId())
                .filter(stored -> stored.enterprise().isActive() && plan.isOf(stored, session))
                .ifPresent(stored -> pause(session, enterprises, stored, plan));
    }

    private void pause(KeycloakSession session, Enterprises enterprises, StoredEnterprise stored, Ending plan) {
        String alias = stored.enterprise().alias();
        enterprises.pause(stored);
        new NoticeBook(session).give(new Notice(plan, Threshold.OVER), stored.enterprise(), now);
        new BackgroundEvents(session)
                .store(
                        OperationType.UPDATE,
                        alias,
                        "",
                        Map.of(
                                "alias",
                                alias,
                                "reason",
                                "plan-ended",
                                "changes",
                                Map.of(
                                        "status",
                                        Map.of(
                                                "before",
                                                Enterprise.Status.ACTIVE.key(),
                                                "after",
                                                Enterprise.Status.PAUSED.key()))));
        LOG.warnf("An enterprise's plan has ended and it is paused: enterprise=%s lastDay=%s", alias, plan.lastDay());
    }
}
