package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.certificate.TestKeys;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivateKeyTextTest {

    @TestFactory
    Stream<DynamicTest> aPrivateKeyIsSeenInAnyForm() {
        return TestKeys.allForms().entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(
                        form.getKey(),
                        () -> assertThat(PrivateKeyText.isIn(form.getValue())).isTrue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rundiffusion.com",
                "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2",
                "Please never send a private key.",
                "MIAMI MEDIA MICROSOFT MIX MIGRATION MCAFEE MHC",
                "{\"kty\":\"RSA\",\"n\":\"AQ\"}",
                "<RSAKeyValue><Modulus>AQ==</Modulus></RSAKeyValue>",
                "0"
            })
    void anythingElseIsNone(String text) {
        assertThat(PrivateKeyText.isIn(text)).isFalse();
    }

    @Test
    void aThousandCertificatesHoldNone() {
        for (int number = 0; number < 1000; number++) {
            assertThat(PrivateKeyText.isIn(TestCertificates.pem(TestCertificates.ofEntra(number))))
                    .isFalse();
        }
    }

    /** Each would take minutes if the time grew with the square of the length. */
    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN ", "BEGIN A ", "\"kty\"", "<RSAKeyValue>", "MII", "<p ", "&#", "LS0tLS1CRUdJTi", "\\", "0"
            })
    void aLongTextIsReadInNoTime(String repeated) {
        String text = repeated.repeat((1 << 20) / repeated.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(PrivateKeyText.isIn(text)).isFalse());
    }

    @Test
    void aPublicKeyIsNone() {
        byte[] key = TestCertificates.rsa().getPublic().getEncoded();

        assertThat(PrivateKeyText.isIn(TestCertificates.pem("PUBLIC KEY", key, 64)))
                .isFalse();
        assertThat(PrivateKeyText.isIn(TestCertificates.base64(key))).isFalse();
    }
}
