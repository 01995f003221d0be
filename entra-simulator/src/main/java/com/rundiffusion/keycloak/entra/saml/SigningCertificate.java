package com.rundiffusion.keycloak.entra.saml;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with the certificate that Entra makes for it: RSA-2048, self-signed, exactly three years, no extensions. */
public record SigningCertificate(PrivateKey privateKey, X509Certificate certificate) {

    private static final String APPLICATION = "Microsoft Azure Federated SSO Certificate";
    private static final String TENANT = "accounts.accesscontrol.windows.net";
    private static final int YEARS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A certificate of an enterprise application, valid from the given second on. */
    public static SigningCertificate issue(Instant notBefore) {
        return issue(APPLICATION, notBefore);
    }

    /** A certificate of the tenant itself, which signs no application's responses. */
    public static SigningCertificate issueForTenant(Instant notBefore) {
        return issue(TENANT, notBefore);
    }

    private static SigningCertificate issue(String commonName, Instant notBefore) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            Instant start = notBefore.truncatedTo(ChronoUnit.SECONDS);
            Instant end = start.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
            X500Name name = new X500NameBuilder()
                    .addRDN(BCStyle.CN, new DERPrintableString(commonName))
                    .build();
            var builder = new JcaX509v3CertificateBuilder(
                    name, serial(), Date.from(start), Date.from(end), name, keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new SigningCertificate(
                    keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Positive, and 16 bytes long whatever the chance. */
    private static BigInteger serial() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    public boolean validAt(Instant instant) {
        Date date = Date.from(instant);
        return !date.before(certificate.getNotBefore()) && !date.after(certificate.getNotAfter());
    }

    /** What the portal offers as "Certificate (Base64)": PEM in lines of 76 columns. */
    public String pem() {
        String base64 = Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    /** SHA-1, in capitals, as the portal shows it. */
    public String thumbprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(der());
            return HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate in one line, as it stands in a signature. */
    String base64() {
        return Base64.getEncoder().encodeToString(der());
    }
}
