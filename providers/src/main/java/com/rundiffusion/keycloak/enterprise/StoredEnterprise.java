package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An enterprise as it is written down, whatever the day makes of it.
 *
 * @param enterprise with the certificates that came through our checks, and no others
 * @param providerId internal id of its identity provider
 * @param unchecked certificates that somebody wrote past our own API: no sign-in trusts them
 * @param misread what stands there and cannot be understood
 * @param addressMissingAt see {@code MissingAddress}
 * @param createdAt empty when it was made past our own API
 */
public record StoredEnterprise(
        Enterprise enterprise,
        String providerId,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        MetadataState metadata,
        List<SigningCertificate> unchecked,
        List<Misread> misread,
        Optional<Instant> addressMissingAt) {

    /** One that nobody has written past our own API. */
    public StoredEnterprise(
            Enterprise enterprise,
            String providerId,
            Optional<Instant> createdAt,
            Optional<Instant> updatedAt,
            MetadataState metadata) {
        this(enterprise, providerId, createdAt, updatedAt, metadata, List.of(), List.of(), Optional.empty());
    }

    /**
     * How reading its metadata goes.
     *
     * @param readAt when it last succeeded
     * @param failure why the last attempt did not
     */
    public record MetadataState(Optional<Instant> readAt, Optional<String> failure) {}

    /**
     * A value that was written past our own API and that counts as its strictest.
     *
     * @param field of the document
     * @param value {@code null} where it may hold what nobody must see
     */
    public record Misread(String field, String value) {

        /** In place of a field: that it is not linked to one of its alias. */
        public static final String ORGANIZATION = "organization";
    }

    /** When the last certificate ends, be it trusted or not; empty when there is none that can be read. */
    public Optional<Instant> certificatesEndAt() {
        return Stream.concat(enterprise.application().signingCertificates().stream(), unchecked.stream())
                .map(SigningCertificate::notAfter)
                .max(Instant::compareTo);
    }
}
