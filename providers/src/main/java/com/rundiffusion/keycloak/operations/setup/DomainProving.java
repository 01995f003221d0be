package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Looks for the proof of a domain and draws what follows: the same from the customer's page and from the background round. */
public final class DomainProving {

    private static final String DOMAIN = "domain";

    private final KeycloakSession session;
    private final DomainLookup lookup;

    public DomainProving(KeycloakSession session) {
        this.session = session;
        this.lookup = new DomainLookup(session);
    }

    /**
     * A domain that is proven is the company's from now on, unless another company has it: then operations are told. What others are asked
     * for comes before anything is written.
     *
     * @param controlled the customer's company, once its tenant is proven
     */
    public void look(String linkId, DomainProof before, Optional<Enterprise> controlled) {
        DomainProof found = lookup.look(before, controlled);
        SetupLink link = new SetupLinks(session).find(linkId).orElseThrow();
        SetupEvents events = SetupEvents.of(session, link);
        if (found.isProven() && !before.isProven()) {
            proven(link, found, events);
        } else if (found.lostAt().isPresent() && before.lostAt().isEmpty()) {
            events.store(SetupEvents.Kind.DOMAIN_LOST, link, Map.of(DOMAIN, found.domain()));
            String record = found.domain() + " (TXT " + found.record().name() + " "
                    + found.record().text() + ")";
            new SetupNews(session).tell(SetupNews.News.DOMAIN_LOST, link, record);
        }
        new LinkClock(session).set(link.id(), KeycloakClock.now());
    }

    /** The tenant that Microsoft has the domain in. */
    public Optional<TenantId> tenantOf(DomainProof proof, Enterprise company) {
        return lookup.tenantOf(proof, company);
    }

    private void proven(SetupLink link, DomainProof proof, SetupEvents events) {
        Connecting.Step added = new Connecting(session).addDomain(link, proof.domain(), events);
        SetupNews news = new SetupNews(session);
        if (added.faults().isEmpty()) {
            events.store(SetupEvents.Kind.DOMAIN_PROVEN, link, Map.of(DOMAIN, proof.domain()));
            news.tell(SetupNews.News.DOMAIN_PROVEN, link, proof.domain());
        } else {
            String codes = String.join(
                    ", ",
                    added.faults().stream().map(fault -> fault.code().key()).toList());
            events.store(SetupEvents.Kind.DOMAIN_CONFLICT, link, Map.of(DOMAIN, proof.domain(), "faults", codes));
            news.tell(SetupNews.News.CONFLICT, link, proof.domain() + " (" + codes + ")");
        }
    }
}
