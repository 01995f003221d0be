package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPeriods;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/** The clock of a setup link stands still while operations or the DNS are waited for: what they take is not the customer's time. */
public final class LinkClock {

    /** Or else whoever names another domain each month would have a link for ever. */
    private static final Duration LONGEST_FOR_DNS = Duration.ofDays(60);

    private final SetupLinks links;
    private final SetupPeriods periods;
    private final DomainProofs proofs;

    public LinkClock(KeycloakSession session) {
        this.links = new SetupLinks(session);
        this.periods = new SetupPeriods(session);
        this.proofs = new DomainProofs(session);
    }

    /** To be called after whatever may have changed who is waited for. What has ended stays so. */
    public void set(String linkId, Instant now) {
        // Held before it is judged: who is waited for may be changing now.
        links.find(linkId)
                .map(links::hold)
                .filter(link -> !link.period().isOver(now))
                .ifPresent(link -> {
                    boolean isDnsAwaited = link.period().begun()
                            && link.createdAt().plus(LONGEST_FOR_DNS).isAfter(now)
                            && proofs.anyAwaited(link.id());
                    if (link.approval().isAwaited() || isDnsAwaited) {
                        periods.stop(link, now);
                    } else {
                        periods.goOn(link, now);
                    }
                });
    }
}
