package com.rundiffusion.keycloak.operations.upkeep.metadata;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import com.rundiffusion.keycloak.operations.onboarding.ChangeMails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Gives an enterprise the certificates that its metadata names, active and inactive: those that it no longer names go, pasted
 * ones too. Entra publishes a change some minutes after it was made, so one that was issued within the last hour stays even if
 * the metadata does not name it yet.
 */
final class RenewedCertificates {

    private static final Duration UNPUBLISHED = Duration.ofHours(1);

    private final KeycloakSession session;
    private final Enterprises enterprises;
    private final Instant now;

    RenewedCertificates(KeycloakSession session, Instant now) {
        this.session = session;
        this.enterprises = new Enterprises(session);
        this.now = now;
    }

    /**
     * @param asked whose metadata was read, as it was then
     * @return whether anything has changed
     * @throws MetadataRefused when a certificate is another enterprise's, or the enterprise was pointed to another tenant past
     *     our own API: whose metadata that is, nobody has checked
     */
    boolean take(StoredEnterprise asked, List<SigningCertificate> announced) {
        if (sameAs(asked, announced)) {
            return false;
        }
        enterprises.lock();
        Optional<StoredEnterprise> stored =
                enterprises.findById(asked.providerId()).filter(current -> isAbout(asked, current));
        if (stored.isEmpty() || sameAs(stored.get(), announced)) {
            return false;
        }
        if (!enterprises.isOfItsTenant(stored.get())) {
            throw new MetadataRefused("other_tenant");
        }
        requireOwn(asked.providerId(), announced);
        List<SigningCertificate> before =
                stored.get().enterprise().application().signingCertificates();
        List<SigningCertificate> after = renewed(before, announced, now);
        Enterprise renewed = enterprises.replaceCertificates(stored.get(), after);
        new ChangeMails(session).add(stored.get(), renewed, Source.METADATA);
        report(stored.get().enterprise().alias(), fingerprints(before), fingerprints(after));
        return true;
    }

    /** Nobody has pointed the enterprise elsewhere meanwhile. */
    private static boolean isAbout(StoredEnterprise asked, StoredEnterprise current) {
        EntraApplication then = asked.enterprise().application();
        EntraApplication today = current.enterprise().application();
        return then.metadataUrl().equals(today.metadataUrl())
                && then.entraIdentifier().equals(today.entraIdentifier());
    }

    private boolean sameAs(StoredEnterprise stored, List<SigningCertificate> announced) {
        List<SigningCertificate> before = stored.enterprise().application().signingCertificates();
        return fingerprints(before).equals(fingerprints(renewed(before, announced, now)));
    }

    static List<SigningCertificate> renewed(
            List<SigningCertificate> before, List<SigningCertificate> announced, Instant now) {
        Map<String, SigningCertificate> all = new LinkedHashMap<>();
        announced.forEach(certificate -> all.put(certificate.fingerprint(), certificate));
        before.stream()
                .filter(certificate -> certificate.notBefore().isAfter(now.minus(UNPUBLISHED)))
                // One that begins later has time; kept, it could be trusted long after its metadata took it back.
                .filter(certificate -> !certificate.notBefore().isAfter(now))
                .forEach(certificate -> all.putIfAbsent(certificate.fingerprint(), certificate));
        return List.copyOf(all.values());
    }

    private void requireOwn(String providerId, List<SigningCertificate> announced) {
        boolean taken = announced.stream()
                .flatMap(certificate -> enterprises.ofCertificate(certificate.fingerprint()).stream())
                .anyMatch(owner -> !owner.providerId().equals(providerId));
        if (taken) {
            throw new MetadataRefused("certificate_taken");
        }
    }

    private void report(String alias, Set<String> before, Set<String> after) {
        new BackgroundEvents(session)
                .store(
                        OperationType.UPDATE,
                        alias,
                        "",
                        Map.of(
                                "alias",
                                alias,
                                "reason",
                                "metadata",
                                "certificates",
                                Map.of("added", without(after, before), "removed", without(before, after))));
    }

    private static List<String> without(Set<String> fingerprints, Set<String> others) {
        List<String> rest = new ArrayList<>(fingerprints);
        rest.removeAll(others);
        return rest.stream()
                .sorted()
                .map(fingerprint -> "SHA-256 " + fingerprint)
                .toList();
    }

    private static Set<String> fingerprints(List<SigningCertificate> certificates) {
        return certificates.stream().map(SigningCertificate::fingerprint).collect(Collectors.toSet());
    }
}
