package com.rundiffusion.keycloak.enterprise.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.pasted.PrivateKeyText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody pastes where a certificate belongs. */
@ExtendWith(Finding.class)
final class CertificateTextFuzz {

    static Stream<byte[]> texts() {
        String one = TestCertificates.pem(TestCertificates.ofEntra());
        return Stream.of(
                        one,
                        one.replace('\n', ' '),
                        one.replace("\n", "\\n"),
                        "> " + one.replace("\n", "\n> "),
                        one + TestCertificates.pem(TestCertificates.ofEntra(2)),
                        TestCertificates.base64(TestCertificates.der(TestCertificates.ofEntra())),
                        TestCertificates.base64(one.getBytes(StandardCharsets.US_ASCII)),
                        TestKeys.pkcs8(),
                        "12:34:56:78:9A:BC:DE:F0:12:34:56:78:9A:BC:DE:F0:12:34:56:78")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @DictionaryEntries({
        "-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----",
        "BEGIN PKCS7",
        "BEGIN PUBLIC KEY",
        "PRIVATE KEY",
        "MII",
        "MIIC",
        "LS0tLS1CRUdJTi",
        "&#43;",
        "&amp;",
        "<br>",
        "\\r\\n",
        "\u2013",
        "\u00a0",
        "\u200b"
    })
    @FuzzTest(maxExecutions = 400)
    void eitherCertificatesOrAFaultAndNothingOfTheTextIsRepeated(byte[] pasted) {
        String text = new String(pasted, StandardCharsets.UTF_8);
        CertificateReading reading = CertificateText.read(text);

        assertThat(reading.certificates().isEmpty()).isEqualTo(reading.fault().isPresent());
        assertThat(reading.description()).matches("text of [\\d,]+ characters?");
        if (PrivateKeyText.isIn(text)) {
            assertThat(reading.fault()).contains(FaultCode.CERTIFICATE_IS_PRIVATE_KEY);
        }
        for (SigningCertificate certificate : reading.certificates()) {
            assertThat(SigningCertificate.of(certificate.base64())).contains(certificate);
            assertThat(CertificateText.read(certificate.pem()).certificates()).containsExactly(certificate);
            CertificateStrength.fault(certificate.certificate());
        }
    }
}
