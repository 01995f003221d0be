package com.rundiffusion.keycloak.operations.upkeep.link;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.operations.setup.DomainFinding;
import com.rundiffusion.keycloak.operations.setup.DomainLookup;
import com.rundiffusion.keycloak.operations.setup.DomainLookup.Question;
import com.rundiffusion.keycloak.operations.setup.DomainProving;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Looks for the proofs of domains that customers have named, until they are there, and from time to time whether they still are. One node
 * looks at each: whoever claims it. Others are asked outside any transaction.
 */
public final class DomainLooks {

    private static final int MOST_AT_ONCE = 40;

    /** Longer than name servers and Microsoft take to be silent. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final RealmJobs jobs;
    private final Instant now;

    public DomainLooks(RealmJobs jobs, Instant now) {
        this.jobs = jobs;
        this.now = now;
    }

    public void look() {
        DomainLookup lookup = jobs.inTransaction(session -> new DomainLookup(settings(session)));
        List<Question> claimed = jobs.inTransaction(this::claim);
        for (DomainFinding found : lookup.ask(claimed)) {
            jobs.run("take what was found of a domain", session -> new DomainProving(session).take(found));
        }
    }

    private List<Question> claim(KeycloakSession session) {
        DomainProofs proofs = new DomainProofs(session);
        return proofs.due(now, MOST_AT_ONCE).stream()
                .filter(due -> proofs.claim(due, now, now.plus(LEASE)))
                .map(due -> question(session, due))
                .toList();
    }

    /** Microsoft is asked only where its answer may be a proof. */
    private static Question question(KeycloakSession session, DomainProof due) {
        boolean entraCounts = settings(session).domainProofs().contains(DomainProof.Method.ENTRA.key());
        Optional<Enterprise> controlled = new SetupLinks(session)
                .find(due.linkId())
                .filter(link -> entraCounts)
                .flatMap(link -> new SetupCompany(session, link).controlled());
        return new Question(due, controlled, true);
    }

    private static SsoSettings settings(KeycloakSession session) {
        return new SsoSettings(session.getContext().getRealm());
    }
}
