package com.rundiffusion.keycloak.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateStrengthTest {

    @Test
    void aCertificateAsEntraMakesItIsStrong() {
        assertThat(CertificateStrength.fault(TestCertificates.ofEntra())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072})
    void anRsaKeyOf2048BitsIsStrong(int bits) {
        assertThat(CertificateStrength.fault(rsa(bits))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2040})
    void aShorterOneIsNot(int bits) {
        X509Certificate weak = rsa(bits);

        assertThat(CertificateStrength.fault(weak)).contains(FaultCode.CERTIFICATE_WEAK_KEY);
        assertThat(CertificateStrength.key(weak)).isEqualTo("RSA with " + bits + " bits");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 384, 521})
    void aCurveOf256BitsIsStrong(int bits) {
        assertThat(CertificateStrength.fault(
                        TestCertificates.withKey(TestCertificates.keys("P-" + bits, "EC", bits), "SHA256withECDSA")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DSA,2048,SHA256withDSA", "Ed25519,255,Ed25519"})
    void keysThatSamlSignaturesOfEntraNeverUseAreNot(String algorithm, int bits, String signature) {
        X509Certificate other = TestCertificates.withKey(TestCertificates.keys(algorithm, algorithm, bits), signature);

        assertThat(CertificateStrength.fault(other)).contains(FaultCode.CERTIFICATE_WEAK_KEY);
        assertThat(CertificateStrength.key(other)).isIn("DSA", "EdDSA", "Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "SHA256withRSAandMGF1"})
    void aSignatureWithSha256OrBetterIsStrong(String algorithm) {
        assertThat(CertificateStrength.fault(TestCertificates.signedWith(algorithm)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SHA1withRSA,SHA-1", "MD5withRSA,MD5", "SHA1withRSAandMGF1,SHA-1"})
    void anOlderOneIsNot(String algorithm, String digest) {
        X509Certificate weak = TestCertificates.signedWith(algorithm);

        assertThat(CertificateStrength.fault(weak)).contains(FaultCode.CERTIFICATE_WEAK_SIGNATURE);
        assertThat(CertificateStrength.signature(weak)).isEqualTo("signed with " + digest);
    }

    private static X509Certificate rsa(int bits) {
        return TestCertificates.withKey(TestCertificates.rsa("other", bits), "SHA256withRSA");
    }
}
