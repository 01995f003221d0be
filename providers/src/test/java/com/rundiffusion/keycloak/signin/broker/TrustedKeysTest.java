package com.rundiffusion.keycloak.signin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import java.math.BigInteger;
import java.security.Key;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TrustedKeysTest {

    /** However they came to be stored: whoever posts anything has the answer verified with each of them. */
    @Test
    void aKeyThatTakesTooLongToVerifyWithIsLeftOut() {
        X509Certificate cheap = TestCertificates.ofEntra();
        X509Certificate costly = TestCertificates.withKey(
                new KeyPair(
                        TestCertificates.publicKey(2048, BigInteger.TWO.pow(1000)),
                        TestCertificates.rsa().getPrivate()),
                "SHA256withRSA");

        assertThat(trusted(cheap, costly)).containsExactly(cheap.getPublicKey());
    }

    @Test
    void oneThatCannotBeReadTakesNoOtherWithIt() {
        X509Certificate good = TestCertificates.ofEntra();

        assertThat(TrustedKeys.of(
                        new String[] {"none", "bm9uZQ==", text(good)}, ExpiryTolerance.NONE, TestCertificates.NOW))
                .containsExactly(good.getPublicKey());
    }

    @Test
    void oneThatIsOverOrNotYetBegunIsLeftOut() {
        X509Certificate good = TestCertificates.ofEntra();

        assertThat(trusted(TestCertificates.expired(), good, TestCertificates.notYetValid()))
                .containsExactly(good.getPublicKey());
    }

    @Test
    void oneThatIsOverCountsOnTheDaysThatOperatorsAllow() {
        X509Certificate over = TestCertificates.expired();
        X509Certificate notYet = TestCertificates.notYetValid();

        assertThat(trusted(0, over, notYet)).containsExactly(over.getPublicKey());
        assertThat(trusted(90, over, notYet)).containsExactly(over.getPublicKey());
        assertThat(trusted(-1, over, notYet)).as("the day after the last").isEmpty();
        assertThat(trusted(92, over, notYet))
                .as("further ahead than anybody may say")
                .isEmpty();
    }

    private static Iterable<Key> trusted(int daysAllowed, X509Certificate... certificates) {
        LocalDate today = LocalDate.ofInstant(TestCertificates.NOW, ZoneOffset.UTC);
        return trusted(new ExpiryTolerance(today.plusDays(daysAllowed)), certificates);
    }

    private static Iterable<Key> trusted(X509Certificate... certificates) {
        return trusted(ExpiryTolerance.NONE, certificates);
    }

    private static Iterable<Key> trusted(ExpiryTolerance expiry, X509Certificate... certificates) {
        return TrustedKeys.of(
                Stream.of(certificates).map(TrustedKeysTest::text).toArray(String[]::new),
                expiry,
                TestCertificates.NOW);
    }

    private static String text(X509Certificate certificate) {
        return TestCertificates.base64(TestCertificates.der(certificate));
    }
}
