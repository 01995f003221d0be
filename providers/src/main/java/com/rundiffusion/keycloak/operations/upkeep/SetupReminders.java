package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.setup.SetupMail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reminds the contacts of a setup link: once when nobody has begun for some days, and once before it ends. */
final class SetupReminders {

    private static final Duration UNBEGUN = Duration.ofDays(5);
    private static final Duration ENDING = Duration.ofDays(3);
    private static final int MOST_AT_ONCE = 100;

    private final RealmJobs jobs;
    private final Instant now;

    SetupReminders(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    void remind() {
        List<SetupLink> due = jobs.inTransaction(
                session -> new SetupLinks(session).toRemind(now.minus(UNBEGUN), now.plus(ENDING), MOST_AT_ONCE));
        due.forEach(link -> jobs.run(
                "remind of a setup link",
                session -> new SetupLinks(session)
                        .find(link.id())
                        .filter(found -> !new SetupCompany(session, found).isSetUp())
                        .ifPresent(found -> new SetupMail(session).remind(found))));
    }
}
