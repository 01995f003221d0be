package com.rundiffusion.keycloak.signin.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A signature over a query as it stands in an address (<em>SAML 2.0 Bindings</em> 3.4.4.1). */
public final class RedirectSignature {

    /** Entra's keys are RSA. SHA-1, which the binding knows as well, counts for nothing. */
    private static final Map<String, String> ACCEPTED = Map.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384withRSA",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512withRSA");

    private final byte[] signed;
    private final String algorithm;
    private final byte[] signature;

    private RedirectSignature(byte[] signed, String algorithm, byte[] signature) {
        this.signed = signed;
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** @param uri of the algorithm; empty for one that does not count */
    static Optional<RedirectSignature> of(String signed, String uri, byte[] signature) {
        return Optional.ofNullable(ACCEPTED.get(uri))
                .map(algorithm -> new RedirectSignature(signed.getBytes(StandardCharsets.UTF_8), algorithm, signature));
    }

    /** Whether one of the keys verifies it. */
    public boolean isBy(Collection<PublicKey> keys) {
        return keys.stream().anyMatch(this::isBy);
    }

    private boolean isBy(PublicKey key) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }
}
