package com.rundiffusion.keycloak.signin.broker;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.core.util.XMLSignatureUtil;

/**
 * The keys of an enterprise's certificates that are valid now. One that cannot be read is left out: it must not take the
 * others with it.
 */
final class TrustedKeys {

    private static final Logger LOG = Logger.getLogger(TrustedKeys.class);

    private TrustedKeys() {}

    /** @param certificates base64 of DER, with or without white space */
    static KeyLocator of(String[] certificates) {
        return new HardcodedKeyLocator(
                Stream.of(certificates).flatMap(text -> key(text).stream()).toList());
    }

    private static Optional<PublicKey> key(String certificate) {
        try {
            X509Certificate parsed =
                    XMLSignatureUtil.getX509CertificateFromKeyInfoString(certificate.replaceAll("\\s", ""));
            parsed.checkValidity();
            return Optional.of(parsed.getPublicKey());
        } catch (CertificateException | ProcessingException unusable) {
            LOG.debugf("A signing certificate is left out: %s", unusable.getMessage());
            return Optional.empty();
        }
    }
}
