package com.rundiffusion.keycloak.entra.saml;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.xml.namespace.QName;
import org.apache.xml.security.encryption.XMLCipher;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.w3c.dom.Document;

/** Token encryption: AES-256 as Microsoft documents it; key transport and block mode are what its samples suggest. */
final class AssertionEncryption {

    private static final int KEY_BITS = 256;

    private AssertionEncryption() {}

    static void encrypt(Document document, X509Certificate recipient) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS);
            SecretKey key = generator.generateKey();
            XMLEncryptionUtil.encryptElement(
                    new QName(SamlNames.ASSERTION, "Assertion"),
                    document,
                    recipient.getPublicKey(),
                    key,
                    KEY_BITS,
                    new QName(SamlNames.ASSERTION, "EncryptedAssertion", "saml"),
                    true,
                    XMLCipher.AES_256,
                    XMLCipher.RSA_OAEP,
                    XMLCipher.SHA1,
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
