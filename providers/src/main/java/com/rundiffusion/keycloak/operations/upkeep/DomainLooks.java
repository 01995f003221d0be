package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.operations.setup.DomainProving;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Looks for the proofs of domains that customers have named, until they are there, and from time to time whether they still are. */
final class DomainLooks {

    private static final int MOST_AT_ONCE = 20;

    private final RealmJobs jobs;
    private final Instant now;

    DomainLooks(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    void look() {
        for (DomainProof due : jobs.inTransaction(session -> new DomainProofs(session).due(now, MOST_AT_ONCE))) {
            jobs.run("look at a domain", session -> look(session, due));
        }
    }

    private static void look(KeycloakSession session, DomainProof due) {
        Optional<SetupLink> link = new SetupLinks(session).find(due.linkId());
        if (link.isEmpty()) {
            return;
        }
        Optional<Enterprise> controlled = new SetupCompany(session, link.get())
                .enterprise()
                .filter(company ->
                        link.get().tenant().filter(company.tenant()::equals).isPresent());
        new DomainProving(session).look(due.linkId(), due, controlled);
    }
}
