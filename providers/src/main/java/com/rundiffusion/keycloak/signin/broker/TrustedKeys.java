package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.certificate.CertificateStrength;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
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
        return new HardcodedKeyLocator(Stream.of(certificates)
                .flatMap(text -> key(text, expiry, now).stream())
                .toList());
    }

    private static Optional<PublicKey> key(String certificate, ExpiryTolerance expiry, Instant now) {
        return SigningCertificate.of(certificate)
                .filter(read -> expiry.trusts(read, now))
                .map(read -> read.certificate().getPublicKey())
                .filter(CertificateStrength::isAffordable);
    }
}
