package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The customer's Entra application, in the words of Entra's own pages.
 *
 * @param identifier Identifier (Entity ID)
 * @param loginUrl Login URL
 * @param entraIdentifier Microsoft Entra Identifier: the issuer of its assertions, which names the tenant
 * @param certificates signing certificates, each as base64 of DER on one line, whether they are valid now or not
 * @param signOnUrl Sign on URL; {@code null} when the customer set none
 * @param metadataUrl App Federation Metadata Url; {@code null} when certificates are renewed by hand
 * @param expiry whether certificates that have expired count for a while
 */
public record EntraApplication(
        String identifier,
        String loginUrl,
        String entraIdentifier,
        List<String> certificates,
        String signOnUrl,
        String metadataUrl,
        ExpiryTolerance expiry) {

    /** One for which no exception is made. */
    public EntraApplication(
            String identifier,
            String loginUrl,
            String entraIdentifier,
            List<String> certificates,
            String signOnUrl,
            String metadataUrl) {
        this(identifier, loginUrl, entraIdentifier, certificates, signOnUrl, metadataUrl, ExpiryTolerance.NONE);
    }

    public EntraApplication {
        certificates = List.copyOf(certificates);
    }

    /**
     * The tenant that the Microsoft Entra Identifier names.
     *
     * @throws IllegalStateException when it names none
     */
    public TenantId tenant() {
        return TenantId.ofIssuer(entraIdentifier)
                .orElseThrow(() -> new IllegalStateException("No tenant in " + entraIdentifier));
    }

    /** The certificates that can be read; one that cannot must not take the others with it. */
    public List<SigningCertificate> signingCertificates() {
        return certificates.stream()
                .flatMap(text -> SigningCertificate.of(text).stream())
                .toList();
    }

    EntraApplication with(List<SigningCertificate> others) {
        return new EntraApplication(
                identifier,
                loginUrl,
                entraIdentifier,
                others.stream().map(SigningCertificate::base64).toList(),
                signOnUrl,
                metadataUrl,
                expiry);
    }

    /** When the last certificate ends; empty when none can be read. */
    public Optional<Instant> certificatesEndAt() {
        return signingCertificates().stream().map(SigningCertificate::notAfter).max(Instant::compareTo);
    }
}
