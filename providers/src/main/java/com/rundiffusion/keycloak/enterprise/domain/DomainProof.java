package com.rundiffusion.keycloak.enterprise.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a domain that a customer has named is its own.
 *
 * @param record what the DNS is to hold
 * @param method by which it was proven; empty before
 * @param lostAt since when a proof that there was is gone
 * @param seen what was there last instead
 */
public record DomainProof(
        String id,
        String linkId,
        String domain,
        DomainRecord record,
        Optional<Method> method,
        Optional<Instant> lookedAt,
        Optional<Instant> lostAt,
        Optional<String> seen) {

    public enum Method {
        DNS,
        ENTRA;

        /** The name in settings and documents. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isProven() {
        return method.isPresent();
    }
}
