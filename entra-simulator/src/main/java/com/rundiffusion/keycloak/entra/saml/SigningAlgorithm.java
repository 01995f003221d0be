package com.rundiffusion.keycloak.entra.saml;

import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;

/** The portal's "Signing Algorithm". */
public enum SigningAlgorithm {
    /** Entra's default. */
    SHA_256("SHA-256", SignatureMethod.RSA_SHA256, DigestMethod.SHA256),
    SHA_1("SHA-1", SignatureMethod.RSA_SHA1, DigestMethod.SHA1);

    private final String label;
    private final String signature;
    private final String digest;

    SigningAlgorithm(String label, String signature, String digest) {
        this.label = label;
        this.signature = signature;
        this.digest = digest;
    }

    /** As the portal names it. */
    public String label() {
        return label;
    }

    String signature() {
        return signature;
    }

    /** As Java names it for such a key. */
    String name(SigningCertificate key) {
        return (this == SHA_1 ? "SHA1with" : "SHA256with") + key.privateKey().getAlgorithm();
    }

    String digest() {
        return digest;
    }
}
