package com.rundiffusion.keycloak.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Documents of as many enterprises as one likes, each with a tenant, a domain and a certificate of its own. All certificates
 * hold one key: to make ten thousand keys would take longer than what is measured.
 */
public final class ManyEnterprises {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final X500Name SUBJECT = new X500Name("CN=Microsoft Azure Federated SSO Certificate");

    private final KeyPair keys;
    private final ContentSigner signer;
    private final Instant start = Instant.now().minus(1, ChronoUnit.DAYS);

    public ManyEnterprises() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return one document on one line, without a line feed; the same number names the same company */
    public String line(int number) {
        String alias = alias(number);
        UUID tenant = UUID.nameUUIDFromBytes(alias.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alias", alias);
        document.put("displayName", "Company " + number);
        document.put("identifier", "rundiffusion.com");
        document.put("signOnUrl", "https://app.rundiffusion.com/?autoLoginSsoProvider=" + alias);
        document.put("loginUrl", "https://login.microsoftonline.com/" + tenant + "/saml2");
        document.put("entraIdentifier", "https://sts.windows.net/" + tenant + "/");
        document.put("certificates", List.of(certificate(number)));
        document.put("domains", List.of(alias + ".example"));
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String alias(int number) {
        return "company-%05d".formatted(number);
    }

    private String certificate(int number) {
        Date notBefore = Date.from(start);
        Date notAfter = Date.from(start.plus(1095, ChronoUnit.DAYS));
        try {
            byte[] der = new JcaX509v3CertificateBuilder(
                            SUBJECT,
                            BigInteger.valueOf(1_000_000L + number),
                            notBefore,
                            notAfter,
                            SUBJECT,
                            keys.getPublic())
                    .build(signer)
                    .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
