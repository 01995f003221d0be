package com.rundiffusion.keycloak.operations.upkeep.link;

import com.rundiffusion.keycloak.enterprise.setup.SetupMailings;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.setup.SetupMail;
import com.rundiffusion.keycloak.operations.setup.SetupMail.Why;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/**
 * Reminds the contacts of a setup link: once when nobody has begun for some days, and once before it ends. A link is taken by one node,
 * with the mails that are to go out.
 */
public final class SetupReminders {

    private static final Duration UNBEGUN = Duration.ofDays(5);
    private static final Duration ENDING = Duration.ofDays(3);
    private static final int MOST_AT_ONCE = 100;

    private final RealmJobs jobs;
    private final Instant now;

    public SetupReminders(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void remind() {
        jobs.run("remind of setup links", this::remind);
    }

    private void remind(KeycloakSession session) {
        new SetupMailings(session)
                .takeToRemind(now.minus(UNBEGUN), now.plus(ENDING), now, MOST_AT_ONCE).stream()
                        .filter(link -> !new SetupCompany(session, link).isSetUp())
                        .forEach(link -> new SetupMail(session)
                                .queue(Why.REMIND, link, new SetupCompany(session, link).contacts()));
    }
}
