package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.certificate.CertificateStrength;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.rotation.KeyLocator;

/**
 * The keys of an enterprise's certificates that count now. One that cannot be read, or takes too long to verify with, is left
 * out: it must not take the others with it.
 */
final class TrustedKeys {

    private TrustedKeys() {}

    /** @param certificates base64 of DER, with or without white space */
    static KeyLocator of(String[] certificates, ExpiryTolerance expiry, Instant now) {
        return keys(certificates, read -> expiry.trusts(read, now));
    }

    /** Those that have expired. They open no door; who signed can be told by them. */
    static KeyLocator expired(String[] certificates, Instant now) {
        return keys(certificates, read -> now.isAfter(read.notAfter()));
    }

    private static KeyLocator keys(String[] certificates, Predicate<SigningCertificate> counts) {
        return new HardcodedKeyLocator(Stream.of(certificates)
                .flatMap(text -> SigningCertificate.of(text).stream())
                .filter(counts)
                .map(read -> read.certificate().getPublicKey())
                .filter(CertificateStrength::isAffordable)
                .toList());
    }
}
