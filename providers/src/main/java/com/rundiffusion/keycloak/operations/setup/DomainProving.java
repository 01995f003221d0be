package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.operations.setup.SetupNews.News;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Draws what follows from what was found of a domain: the same from the customer's page and from the background round. To be run in a
 * session of its own that has read nothing before.
 */
public final class DomainProving {

    private static final String DOMAIN = "domain";

    private final KeycloakSession session;
    private final SetupLinks links;
    private final DomainProofs proofs;

    public DomainProving(KeycloakSession session) {
        this.session = session;
        this.links = new SetupLinks(session);
        this.proofs = new DomainProofs(session);
    }

    /**
     * A domain that is proven is the company's from now on, unless another company has it: then operations are told. What has become of the
     * link or the proof since somebody began to look counts, not what it was then.
     */
    public void take(DomainFinding finding) {
        if (finding.isProven()) {
            new Enterprises(session).lock();
        }
        Optional<SetupLink> link = links.find(finding.proof().linkId()).map(links::hold);
        Optional<DomainProof> before = proofs.find(finding.proof().id());
        if (link.isEmpty() || before.isEmpty() || isOutdated(finding, before.get())) {
            return;
        }
        if (link.get().revokedAt().isPresent() && !before.get().isProven()) {
            proofs.giveUp(link.get().id());
            return;
        }
        Instant now = KeycloakClock.now();
        DomainProof after = write(finding, before.get(), now);
        if (after.isProven() && !before.get().isProven()) {
            proven(link.get(), after);
        } else if (after.lostAt().isPresent() && before.get().lostAt().isEmpty()) {
            lost(link.get(), after);
        }
        new LinkClock(session).set(link.get().id(), now);
    }

    /** Somebody else has looked since: what is not found by then takes nothing back. */
    private static boolean isOutdated(DomainFinding finding, DomainProof now) {
        return !finding.isProven() && !finding.proof().equals(now);
    }

    private DomainProof write(DomainFinding finding, DomainProof before, Instant now) {
        return finding.method()
                .map(method -> proofs.proven(before, method, now))
                .or(() -> finding.seen().map(seen -> proofs.notSeen(before, seen, now)))
                .orElseGet(() -> proofs.notAnswered(before, now));
    }

    private void proven(SetupLink link, DomainProof proof) {
        SetupEvents events = SetupEvents.of(session, link);
        List<Fault> faults = new Connecting(session).addDomain(link, proof.domain(), events);
        if (faults.isEmpty()) {
            events.store(SetupEvents.Kind.DOMAIN_PROVEN, link, Map.of(DOMAIN, proof.domain()));
            new SetupNews(session).tell(News.DOMAIN_PROVEN, link, proof.domain());
        } else {
            String codes = ApprovalRequest.codes(faults);
            events.store(SetupEvents.Kind.DOMAIN_CONFLICT, link, Map.of(DOMAIN, proof.domain(), "faults", codes));
            new SetupNews(session).tell(News.CONFLICT, link, proof.domain() + " (" + codes + ")");
        }
    }

    private void lost(SetupLink link, DomainProof proof) {
        SetupEvents.of(session, link).store(SetupEvents.Kind.DOMAIN_LOST, link, Map.of(DOMAIN, proof.domain()));
        String record = proof.domain() + " (TXT " + proof.record().name() + " "
                + proof.record().text() + ")";
        new SetupNews(session).tell(News.DOMAIN_LOST, link, record);
    }
}
