package com.rundiffusion.keycloak.enterprise.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** Private keys in every form in which somebody may send one. They guard nothing. */
public final class TestKeys {

    private TestKeys() {}

    public static String pkcs8() {
        return TestCertificates.pem(
                "PRIVATE KEY", TestCertificates.rsa().getPrivate().getEncoded(), 64);
    }

    /** By what they are. */
    public static Map<String, String> allForms() {
        try {
            return forms();
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> forms() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair rsa = TestCertificates.rsa();
        KeyPair curve = TestCertificates.keys("P-256", "EC", 256);
        byte[] pkcs8 = rsa.getPrivate().getEncoded();
        byte[] pkcs1 = PrivateKeyInfo.getInstance(pkcs8)
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        byte[] sec1 = PrivateKeyInfo.getInstance(curve.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        byte[] edwards =
                TestCertificates.keys("Ed25519", "Ed25519", 255).getPrivate().getEncoded();
        String encrypted = pem(new JcaPKCS8Generator(
                rsa.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                        .setProvider(TestCertificates.BOUNCY_CASTLE)
                        .setPassword("secret".toCharArray())
                        .build()));
        String traditional = pem(new JcaMiscPEMGenerator(
                rsa.getPrivate(),
                new JcePEMEncryptorBuilder("AES-256-CBC")
                        .setProvider(TestCertificates.BOUNCY_CASTLE)
                        .build("secret".toCharArray())));

        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("PKCS#8 as PEM", pkcs8());
        forms.put("PKCS#8 as PEM on one line", pkcs8().replace('\n', ' '));
        forms.put("PKCS#8 as PEM with written line breaks", pkcs8().replace("\n", "\\n"));
        forms.put("PKCS#8 as PEM with dashes", pkcs8().replace("-----", "—–"));
        forms.put("PKCS#8 as PEM, quoted in a reply", "> " + pkcs8().replace("\n", "\n> "));
        forms.put("PKCS#8 as PEM, without its first line", pkcs8().substring(pkcs8().indexOf('\n') + 1));
        forms.put("PKCS#8 as PEM, without its Base64", "-----BEGIN PRIVATE KEY-----");
        forms.put(
                "PKCS#8 as PEM, encoded once more",
                TestCertificates.base64(pkcs8().getBytes(StandardCharsets.US_ASCII)));
        forms.put("PKCS#8 as Base64", TestCertificates.base64(pkcs8));
        forms.put("PKCS#8 as Base64, glued to a word", "key" + TestCertificates.base64(pkcs8));
        forms.put("PKCS#8 as Base64, cut off", TestCertificates.base64(pkcs8).substring(0, 100));
        forms.put("PKCS#8, encrypted, as PEM", encrypted);
        forms.put("PKCS#8, encrypted, as Base64", encrypted.replaceAll("-----[A-Z ]+-----|\\s", ""));
        forms.put("PKCS#1 as PEM", TestCertificates.pem("RSA PRIVATE KEY", pkcs1, 64));
        forms.put("PKCS#1 as Base64", TestCertificates.base64(pkcs1));
        forms.put("PKCS#1, encrypted, as PEM", traditional);
        forms.put("SEC 1 as PEM", TestCertificates.pem("EC PRIVATE KEY", sec1, 64));
        forms.put("SEC 1 as Base64", TestCertificates.base64(sec1));
        forms.put("Ed25519 as Base64", TestCertificates.base64(edwards));
        forms.put(
                "OpenSSH",
                TestCertificates.pem("OPENSSH PRIVATE KEY", "openssh-key-v1".getBytes(StandardCharsets.US_ASCII), 70));
        forms.put("PGP", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----");
        forms.put("PuTTY", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n");
        forms.put("XML", "<RSAKeyValue><Modulus>AQ==</Modulus><D>AQ==</D></RSAKeyValue>");
        forms.put("JSON Web Key", "{\"kty\":\"RSA\",\"n\":\"AQ\",\"d\":\"AQ\"}");
        forms.put("PKCS#12 as Base64", Base64.getMimeEncoder().encodeToString(keyStore(rsa)));
        forms.put("PKCS#8 as binary", new String(pkcs8, StandardCharsets.ISO_8859_1));
        forms.put("PKCS#8 as binary, damaged", new String(pkcs8, StandardCharsets.UTF_8));
        forms.put("PKCS#12 as binary, damaged", new String(keyStore(rsa), StandardCharsets.UTF_8));
        forms.put("a key behind a good certificate", TestCertificates.pem(TestCertificates.ofEntra()) + pkcs8());
        forms.put("a key before a good certificate", pkcs8() + TestCertificates.pem(TestCertificates.ofEntra()));
        return forms;
    }

    private static byte[] keyStore(KeyPair rsa) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", rsa.getPrivate(), "secret".toCharArray(), new Certificate[] {TestCertificates.ofEntra()});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "secret".toCharArray());
        return out.toByteArray();
    }

    private static String pem(PemObjectGenerator generator) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(generator);
        }
        return text.toString();
    }
}
