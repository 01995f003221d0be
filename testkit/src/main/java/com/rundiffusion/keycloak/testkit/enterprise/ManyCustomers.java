package com.rundiffusion.keycloak.testkit.enterprise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * As many customers as one likes, each with a tenant, a domain and a certificate of its own. All certificates hold one key:
 * to make ten thousand keys would take longer than whatever is done with them.
 */
public final class ManyCustomers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final X500Name SUBJECT = new X500Name("CN=Microsoft Azure Federated SSO Certificate");
    private static final String TENANT_CLAIM = "http://schemas.microsoft.com/identity/claims/tenantid";
    private static final int YEARS_IN_DAYS = 1095;

    private final KeyPair keys;
    private final ContentSigner signer;
    private final Instant start = Instant.now().minus(1, ChronoUnit.DAYS);

    public ManyCustomers() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String alias(int number) {
        return "company-%05d".formatted(number);
    }

    public static String tenant(int number) {
        return UUID.nameUUIDFromBytes(alias(number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public static String issuer(int number) {
        return "https://sts.windows.net/" + tenant(number) + "/";
    }

    /** What a company's enterprise is made of; the same number is the same company, with the same certificate. */
    public Map<String, Object> document(int number) {
        String alias = alias(number);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alias", alias);
        document.put("displayName", "Company " + number);
        document.put("identifier", "rundiffusion.com");
        document.put("signOnUrl", "https://app.rundiffusion.com/?autoLoginSsoProvider=" + alias);
        document.put("loginUrl", "https://login.microsoftonline.com/" + tenant(number) + "/saml2");
        document.put("entraIdentifier", issuer(number));
        document.put("certificates", List.of(certificate(number).pem()));
        document.put("domains", List.of(alias + ".example"));
        return document;
    }

    /** @return the document on one line, without a line feed */
    public String line(int number) {
        try {
            return JSON.writeValueAsString(document(number));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the answer of any tenant one of a company: its issuer, its tenant, its key. */
    public ResponseDraft answerOf(int number, ResponseDraft draft) {
        return draft.with(ResponseField.RESPONSE_ISSUER, issuer(number))
                .with(ResponseField.ASSERTION_ISSUER, issuer(number))
                .claim(TENANT_CLAIM, tenant(number))
                .signedBy(certificate(number));
    }

    /** What all of them sign with. */
    public PrivateKey privateKey() {
        return keys.getPrivate();
    }

    /** One at a time: the signer keeps what it has been given so far. */
    public synchronized SigningCertificate certificate(int number) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    SUBJECT,
                    BigInteger.valueOf(1_000_000L + number),
                    Date.from(start),
                    Date.from(start.plus(YEARS_IN_DAYS, ChronoUnit.DAYS)),
                    SUBJECT,
                    keys.getPublic());
            return new SigningCertificate(
                    keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
