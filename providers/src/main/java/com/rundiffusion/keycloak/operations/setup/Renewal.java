package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupProgress;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.onboarding.ChangeMails;
import com.rundiffusion.keycloak.operations.onboarding.Changes;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Another signing certificate for a company that is connected. The new one stands beside the old until Entra signs with it; then the old
 * one goes, and can be had back. A key counts once Microsoft itself gives it out for the tenant, or operations have approved of it: not
 * because somebody of the company could sign in, which each of its people can.
 */
public final class Renewal {

    private static final String CERTIFICATES = "certificates";
    private static final String METADATA_URL = "metadataUrl";

    private final KeycloakSession session;
    private final SetupLinks links;

    public Renewal(KeycloakSession session) {
        this.session = session;
        this.links = new SetupLinks(session);
    }

    public enum State {
        /** Nothing was given yet. */
        OPEN,
        /** Nobody but the customer says that the new key is Entra's. */
        UNPROVEN,
        /** Old and new are trusted, and nobody has seen Entra sign with the new one. */
        BESIDE,
        /** A test was signed with the new one. */
        SIGNING,
        /** The old one is gone. */
        ALONE
    }

    public State state(SetupLink link) {
        Set<String> given = fingerprints(given(link));
        Optional<StoredEnterprise> stored = new SetupCompany(session, link).stored();
        if (given.isEmpty() || stored.isEmpty()) {
            return State.OPEN;
        }
        Set<String> trusted =
                fingerprints(stored.get().enterprise().application().signingCertificates());
        if (!trusted.containsAll(given)) {
            return State.UNPROVEN;
        }
        if (given.containsAll(trusted)) {
            return State.ALONE;
        }
        return new SignInTrials(session)
                        .lastEnded(link)
                        .filter(SignInTrial::isGood)
                        .flatMap(SignInTrial::signer)
                        .filter(given::contains)
                        .isPresent()
                ? State.SIGNING
                : State.BESIDE;
    }

    /** Whether Microsoft gives out what was given. */
    public boolean isGivenOut(SetupLink link) {
        return new SetupCompany(session, link)
                .stored()
                .map(StoredEnterprise::enterprise)
                .filter(own -> isGivenOut(link, own))
                .isPresent();
    }

    /**
     * Trusts beside the old what was given, and is known to be Entra's. To be run in a session that has read nothing of the enterprise:
     * what operations change meanwhile stays.
     *
     * @param seen of which it is known; where something else was given since, nothing is done
     */
    public Connecting.Step putBeside(SetupLink seen, SetupEvents events) {
        new Enterprises(session).lock();
        SetupLink link = links.hold(seen);
        return link.isUsable(KeycloakClock.now())
                        && link.given().application().equals(seen.given().application())
                ? new Connecting(session).store(link, events)
                : new Connecting.Step(link, List.of());
    }

    /** Asks operations, once: they read what stands in the way, which the customer is not told. */
    public void ask(SetupLink link, SetupEvents events) {
        if (!link.approval().isAwaited()) {
            new ApprovalRequest(session).send(link, events, new Connecting(session).faults(link));
        }
    }

    /** For the application that is known to be the enterprise's, or else for the one that the customer has named. */
    private boolean isGivenOut(SetupLink link, Enterprise own) {
        String url = Optional.ofNullable(own.application().metadataUrl())
                .orElse(link.given().application().path(METADATA_URL).textValue());
        return new TenantControl(session)
                .isGivenOut(given(link), own.application().entraIdentifier(), url);
    }

    /** Trusts the new ones alone; to be asked for under the enterprises' lock, once Entra has signed with one of them. */
    public void removeOld(SetupLink link, SetupEvents events) {
        Set<String> given = fingerprints(given(link));
        List<String> old = trusted(link).stream()
                .filter(certificate -> !given.contains(certificate.fingerprint()))
                .map(SigningCertificate::pem)
                .toList();
        replace(link, given(link), old, events);
    }

    /** Trusts the old ones again, beside the new; to be asked for under the enterprises' lock. */
    public void putBack(SetupLink link, SetupEvents events) {
        List<SigningCertificate> all = new ArrayList<>(trusted(link));
        link.given()
                .replaced()
                .forEach(pem -> SigningCertificate.of(base64(pem)).ifPresent(all::add));
        replace(link, all, List.of(), events);
    }

    /** Past what a document would keep of its metadata: what that names comes back with the next look at it. */
    private void replace(
            SetupLink link, List<SigningCertificate> certificates, List<String> replaced, SetupEvents events) {
        Enterprises enterprises = new Enterprises(session);
        Optional<StoredEnterprise> stored = link.providerId().flatMap(enterprises::findById);
        if (stored.isEmpty() || certificates.isEmpty()) {
            return;
        }
        Enterprise renewed = enterprises.replaceCertificates(stored.get(), certificates);
        events.store(
                OperationType.UPDATE,
                renewed.alias(),
                Changes.between(stored.get().enterprise(), renewed));
        new ChangeMails(session).add(stored.get(), renewed, events.source());
        new SetupProgress(session).give(link, given -> given.withReplaced(replaced), KeycloakClock.now());
    }

    private List<SigningCertificate> trusted(SetupLink link) {
        return new SetupCompany(session, link)
                .stored()
                .map(kept -> kept.enterprise().application().signingCertificates())
                .orElse(List.of());
    }

    private static List<SigningCertificate> given(SetupLink link) {
        List<SigningCertificate> given = new ArrayList<>();
        link.given()
                .application()
                .path(CERTIFICATES)
                .forEach(pem -> SigningCertificate.of(base64(pem.asText())).ifPresent(given::add));
        return given;
    }

    private static String base64(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----", "");
    }

    private static Set<String> fingerprints(List<SigningCertificate> certificates) {
        return certificates.stream().map(SigningCertificate::fingerprint).collect(Collectors.toSet());
    }
}
