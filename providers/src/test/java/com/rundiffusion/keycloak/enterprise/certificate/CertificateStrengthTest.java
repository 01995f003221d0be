package com.rundiffusion.keycloak.enterprise.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.fault.FaultCode;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;
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
        assertThat(CertificateStrength.actual(FaultCode.CERTIFICATE_WEAK_KEY, weak))
                .isEqualTo("RSA with " + bits + " bits");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 384, 521})
    void aCurveOf256BitsIsStrong(int bits) {
        assertThat(CertificateStrength.fault(
                        TestCertificates.withKey(TestCertificates.keys("P-" + bits, "EC", bits), "SHA256withECDSA")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DSA,2048,SHA256withDSA", "Ed25519,255,Ed25519", "RSASSA-PSS,2048,SHA256withRSAandMGF1"})
    void keysThatSamlSignaturesOfEntraNeverUseAreNot(String algorithm, int bits, String signature) {
        X509Certificate other = TestCertificates.withKey(TestCertificates.keys(algorithm, algorithm, bits), signature);

        assertThat(CertificateStrength.fault(other)).contains(FaultCode.CERTIFICATE_KEY_KIND);
        assertThat(CertificateStrength.actual(FaultCode.CERTIFICATE_KEY_KIND, other))
                .isIn("DSA", "EdDSA", "Ed25519", "a key for RSA-PSS alone");
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
        assertThat(CertificateStrength.actual(FaultCode.CERTIFICATE_WEAK_SIGNATURE, weak))
                .isEqualTo("signed with " + digest);
    }

    @ParameterizedTest
    @CsvSource({
        "2048,32,",
        "8192,16,",
        "2048,33,certificate_costly_key",
        "2048,1000,certificate_costly_key",
        "8193,16,certificate_costly_key",
        "16384,16,certificate_costly_key"
    })
    void aKeyIsVerifiedWithSoMuchWorkAndNoMore(int modulus, int power, String fault) {
        X509Certificate certificate = TestCertificates.withKey(
                new KeyPair(
                        TestCertificates.publicKey(modulus, BigInteger.TWO.pow(power)),
                        TestCertificates.rsa().getPrivate()),
                "SHA256withRSA");

        assertThat(CertificateStrength.fault(certificate).map(FaultCode::key)).isEqualTo(Optional.ofNullable(fault));
    }

    private static X509Certificate rsa(int bits) {
        return TestCertificates.withKey(TestCertificates.rsa("other", bits), "SHA256withRSA");
    }
}
