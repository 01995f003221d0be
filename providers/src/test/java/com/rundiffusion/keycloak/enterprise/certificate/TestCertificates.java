package com.rundiffusion.keycloak.enterprise.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates as Entra makes them, and others. Keys are made once: that is what takes time. */
public final class TestCertificates {

    /** The day of all tests. */
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    /** For what the Java runtime does not make. */
    public static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final String ENTRA = "CN=Microsoft Azure Federated SSO Certificate";
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private TestCertificates() {}

    public static X509Certificate ofEntra() {
        return ofEntra(1);
    }

    /** @param number two with different ones are different certificates */
    public static X509Certificate ofEntra(int number) {
        return of(number, rsa(), NOW.minus(365, ChronoUnit.DAYS), "SHA256withRSA");
    }

    public static X509Certificate expired() {
        return of(2, rsa(), Instant.parse("2022-06-01T00:00:00Z"), "SHA256withRSA");
    }

    public static X509Certificate notYetValid() {
        return of(3, rsa(), Instant.parse("2026-07-01T00:00:00Z"), "SHA256withRSA");
    }

    /** @param last second of its life */
    public static X509Certificate until(Instant last) {
        return of(6, rsa(), last.minus(1096, ChronoUnit.DAYS), "SHA256withRSA");
    }

    public static X509Certificate signedWith(String algorithm) {
        return of(4, rsa(), NOW.minus(1, ChronoUnit.DAYS), algorithm);
    }

    public static X509Certificate withKey(KeyPair keys, String algorithm) {
        return of(5, keys, NOW.minus(1, ChronoUnit.DAYS), algorithm);
    }

    /** Of a company's own authority. */
    public static X509Certificate issuedBy(String authority) {
        return build(
                6, "CN=Contoso signing", rsa("leaf", 2048).getPublic(), authority, rsa().getPrivate(), "SHA256withRSA");
    }

    public static X509Certificate authority(String name) {
        return build(7, name, rsa().getPublic(), name, rsa().getPrivate(), "SHA256withRSA");
    }

    private static X509Certificate build(
            int serial, String subject, PublicKey key, String issuer, PrivateKey signer, String algorithm) {
        return build(serial, NOW.minus(1, ChronoUnit.DAYS), subject, key, issuer, signer, algorithm);
    }

    private static X509Certificate of(int serial, KeyPair keys, Instant start, String algorithm) {
        return build(serial, start, ENTRA, keys.getPublic(), ENTRA, keys.getPrivate(), algorithm);
    }

    private static X509Certificate build(
            int serial,
            Instant start,
            String subject,
            PublicKey key,
            String issuer,
            PrivateKey signer,
            String algorithm) {
        try {
            byte[] der = new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.ONE.shiftLeft(120).add(BigInteger.valueOf(serial)),
                            Date.from(start),
                            Date.from(start.plus(1096, ChronoUnit.DAYS)),
                            new X500Name(subject),
                            key)
                    .build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(BOUNCY_CASTLE)
                            .build(signer))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa() {
        return rsa("own", 2048);
    }

    public static KeyPair rsa(String name, int bits) {
        return keys(name + bits, "RSA", bits);
    }

    /** @param number two with different ones are different certificates */
    public static X509Certificate weak(int number) {
        return of(1000 + number, rsa("weak", 1024), NOW.minus(1, ChronoUnit.DAYS), "SHA256withRSA");
    }

    /** @param bytes what its DER says is its length; so many that its lengths take two bytes each */
    public static X509Certificate ofSize(int bytes) {
        String name = "CN=";
        int without = der(named(name + "x".repeat(1000))).length - 1000;
        return named(name + "x".repeat(bytes - without));
    }

    private static X509Certificate named(String subject) {
        return build(8, subject, rsa().getPublic(), ENTRA, rsa().getPrivate(), "SHA256withRSA");
    }

    /** Whole by its length, and no certificate: its first date is none. */
    public static byte[] damaged() {
        byte[] der = der(ofEntra());
        int date = 0;
        while (der[date] != 0x17 || der[date + 1] != 0x0D) {
            date++;
        }
        der[date] = 0;
        return der;
    }

    /** Of the right size and no more: nobody has the private key to it. An even exponent is none; one is added to it. */
    public static PublicKey publicKey(int bits, BigInteger exponent) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(
                            BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE),
                            exponent.bitLength() > 33 ? exponent.add(BigInteger.ONE) : exponent));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair keys(String name, String algorithm, int bits) {
        return KEYS.computeIfAbsent(name, unknown -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
                generator.initialize(bits);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    /** The file that Entra's "Certificate (Base64)" is: 76 columns. */
    public static String pem(X509Certificate certificate) {
        return pem("CERTIFICATE", der(certificate), 76);
    }

    public static String pem(String label, byte[] der, int columns) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(columns, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
