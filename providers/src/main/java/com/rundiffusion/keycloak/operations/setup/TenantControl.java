package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.metadata.MetadataDocument;
import com.rundiffusion.keycloak.operations.onboarding.MetadataSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/**
 * Whether a test proves that the tenant is the customer's. A key that somebody pasted proves nothing, nor does what it has signed: it
 * must be one that Microsoft itself gives out for an application of this tenant, or one that operations trust already.
 */
public final class TenantControl {

    private static final String URL = "metadataUrl";

    private final MetadataSource metadata;

    public TenantControl(KeycloakSession session) {
        this.metadata = new MetadataSource(session.getContext().getRealm());
    }

    /**
     * Reads the metadata for this, from Microsoft. Every key that would count from now on must be given out there or known already: one that
     * was pasted beside the right one proves nothing, and spoils the proof of the others.
     *
     * @param enterprise as the customer has given it, judged: its metadata URL is one of its tenant
     * @param signer whose key has signed the answer to the test
     */
    public boolean isProvenBy(SigningCertificate signer, Enterprise enterprise, Optional<StoredEnterprise> stored) {
        Set<String> known = stored.map(TenantControl::trusted).orElse(Set.of());
        Set<String> toProve = enterprise.application().signingCertificates().stream()
                .map(SigningCertificate::fingerprint)
                .collect(Collectors.toCollection(HashSet::new));
        toProve.add(signer.fingerprint());
        toProve.removeAll(known);
        String url = stored.map(kept -> kept.enterprise().application().metadataUrl())
                .orElse(enterprise.application().metadataUrl());
        return toProve.isEmpty()
                || url != null
                        && fingerprints(url, enterprise.application().entraIdentifier())
                                .containsAll(toProve);
    }

    /**
     * Whether Microsoft itself gives out all of these keys.
     *
     * @param url of the metadata of an application in the tenant; {@code null} when none is known
     */
    public boolean isGivenOut(List<SigningCertificate> certificates, String issuer, String url) {
        Set<String> givenOut = url == null ? Set.of() : fingerprints(url, issuer);
        return !certificates.isEmpty()
                && certificates.stream().map(SigningCertificate::fingerprint).allMatch(givenOut::contains);
    }

    private static Set<String> trusted(StoredEnterprise stored) {
        return stored.enterprise().application().signingCertificates().stream()
                .map(SigningCertificate::fingerprint)
                .collect(Collectors.toSet());
    }

    private Set<String> fingerprints(String url, String issuer) {
        return MetadataDocument.read(
                        metadata.of(StrictJson.MAPPER.createObjectNode().put(URL, url), () -> null)
                                .json()
                                .path("metadata")
                                .textValue())
                .filter(read -> issuer.equalsIgnoreCase(read.entityId()))
                .stream()
                .flatMap(read -> read.signingCertificates().stream())
                .flatMap(text -> SigningCertificate.of(text).stream())
                .map(SigningCertificate::fingerprint)
                .collect(Collectors.toSet());
    }
}
