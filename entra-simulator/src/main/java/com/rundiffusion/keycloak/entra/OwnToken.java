package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The token that Entra sends where no secret token was entered: well signed, and to be had by any tenant for any URL. */
final class OwnToken {

    /** The audience is the same for all the world. */
    private static final String AUDIENCE = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

    private static final Duration LIFETIME = Duration.ofHours(1);

    private OwnToken() {}

    static String of(EntraTenant tenant, SigningCertificate key) {
        Instant now = tenant.now();
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + key.thumbprint() + "\"}";
        String claims = "{\"aud\":\"" + AUDIENCE + "\",\"iss\":\"" + tenant.identifier() + "\",\"iat\":"
                + now.getEpochSecond() + ",\"nbf\":" + now.getEpochSecond() + ",\"exp\":"
                + now.plus(LIFETIME).getEpochSecond() + ",\"tid\":\"" + tenant.id() + "\",\"ver\":\"1.0\"}";
        String signed = encoded(header.getBytes(StandardCharsets.US_ASCII)) + "."
                + encoded(claims.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature(signed, key));
    }

    private static byte[] signature(String signed, SigningCertificate key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
