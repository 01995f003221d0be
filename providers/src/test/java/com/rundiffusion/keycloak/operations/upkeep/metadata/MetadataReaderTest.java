package com.rundiffusion.keycloak.operations.upkeep.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which metadata an enterprise is given its certificates by. */
final class MetadataReaderTest {

    private static int taken(X509Certificate... named) {
        EntraApplication application =
                new EntraApplication("rundiffusion.com", null, TestDocuments.ENTRA_IDENTIFIER, List.of(), null, null);
        return MetadataReader.check(
                        TestDocuments.metadata(TestDocuments.ENTRA_IDENTIFIER, named),
                        application,
                        TestCertificates.NOW)
                .size();
    }

    private static void refuses(String reason, X509Certificate... named) {
        assertThatExceptionOfType(MetadataRefused.class)
                .isThrownBy(() -> taken(named))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static X509Certificate[] valid(int number) {
        return IntStream.range(0, number).mapToObj(TestCertificates::ofEntra).toArray(X509Certificate[]::new);
    }

    private static X509Certificate[] expired(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(days -> TestCertificates.until(TestCertificates.NOW.minusSeconds(86_400L * days)))
                .toArray(X509Certificate[]::new);
    }

    @Test
    void tenValidOnesOfTwentyAreTakenAndOneMoreIsTooMany() {
        assertThat(taken(valid(10))).isEqualTo(10);
        refuses("too_many_certificates", valid(11));
        assertThat(taken(both(valid(1), expired(19)))).isEqualTo(20);
        refuses("too_many_certificates", both(valid(1), expired(20)));
    }

    private static X509Certificate[] both(X509Certificate[] some, X509Certificate[] others) {
        return Stream.of(some, others).flatMap(Stream::of).toArray(X509Certificate[]::new);
    }

    @Test
    void oneAtLeastMustBeValidNow() {
        refuses("no_valid_certificate", TestCertificates.expired(), TestCertificates.notYetValid());
        assertThat(taken(TestCertificates.expired(), TestCertificates.ofEntra()))
                .isEqualTo(2);
    }

    @Test
    void oneAtLeastMustBeStrong() {
        refuses("no_certificate", TestCertificates.weak(1));
        assertThat(taken(TestCertificates.weak(1), TestCertificates.ofEntra())).isEqualTo(1);
    }
}
