package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecrets;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import jakarta.enterprise.context.ContextNotActiveException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The link by which the contacts of a connected company look after its connection, although nobody can sign in, say. It needs no account,
 * and is told in a mail to a contact on file alone.
 */
public final class RenewLink {

    private static final List<String> KEPT = List.of("client", "language");

    private final KeycloakSession session;
    private final SetupLinks links;

    private RenewLink(KeycloakSession session) {
        this.session = session;
        this.links = new SetupLinks(session);
    }

    /** @param url with a secret of its own */
    public record Opened(SetupLink link, URI url) {}

    /**
     * For a mail that is sent from the session, whose own transaction may take long: stored before the mail goes out, and one link for all
     * contacts, whoever sends to them at the same time.
     *
     * @param providerId of the company
     * @param address of the contact who gets the mail
     * @return empty where there is no such company, or {@link #of} finds no link
     */
    public static Optional<Opened> beside(KeycloakSession session, String providerId, String address) {
        return RealmTransaction.beside(session).call(own -> {
            Enterprises enterprises = new Enterprises(own);
            enterprises.lock();
            return enterprises.findById(providerId).flatMap(company -> new RenewLink(own).of(company, address));
        });
    }

    /**
     * By the one that is open already, so that what somebody has given stays, or by a new one.
     *
     * @return empty where nobody knows the address of the realm's pages: no link was made by a request yet, and the server has no
     *     {@code hostname} that is a URL
     */
    private Optional<Opened> of(StoredEnterprise company, String address) {
        Instant now = KeycloakClock.now();
        List<SetupLink> known = links.ofEnterprise(company.providerId());
        return known.stream()
                .filter(link -> link.renews() && link.isUsable(now))
                // It goes to every contact; whom operations let make tokens is theirs to say.
                .filter(link -> !link.purposes().contains(SetupPurpose.PROVISIONING))
                .findFirst()
                .or(() -> pages(known).map(pages -> make(company, known, pages, now)))
                .map(link -> opened(link, new SetupSecrets(session).add(link, Optional.of(address), now)));
    }

    private static Opened opened(SetupLink link, SetupSecret secret) {
        return new Opened(link, SetupLinkUrl.opening(link.pages(), secret.text()));
    }

    private SetupLink make(StoredEnterprise company, List<SetupLink> known, URI pages, Instant now) {
        ObjectNode presets = StrictJson.MAPPER.createObjectNode().put("moreDomains", true);
        known.stream()
                .findFirst()
                .ifPresent(last -> presets.setAll(last.presets().deepCopy().retain(KEPT)));
        return links.create(
                EnumSet.of(SetupPurpose.RENEW, SetupPurpose.DOMAINS),
                company.providerId(),
                company.enterprise().alias(),
                company.enterprise().tenant(),
                pages,
                presets,
                null,
                now);
    }

    private Optional<URI> pages(List<SetupLink> known) {
        return known.stream().findFirst().map(SetupLink::pages).or(this::pages);
    }

    private Optional<URI> pages() {
        try {
            return Optional.of(SetupLinkUrl.pages(session));
        } catch (ContextNotActiveException noRequestTellsIt) {
            return Optional.empty();
        }
    }
}
