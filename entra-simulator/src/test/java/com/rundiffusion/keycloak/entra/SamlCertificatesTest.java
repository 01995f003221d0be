package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The signing certificate: what it looks like, and which one signs. */
class SamlCertificatesTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;
    private Instant now;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
        now = running.clock().instant();
    }

    @Test
    void theDownloadIsACertificateAsEntraMakesThem() throws Exception {
        Received download = browser.open(tenant.portalUrl() + "/certificate.cer");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"RunDiffusion.com.cer\"");
        assertThat(download.body().lines().toList())
                .startsWith("-----BEGIN CERTIFICATE-----")
                .endsWith("-----END CERTIFICATE-----")
                .element(1)
                .satisfies(line -> assertThat(line).hasSize(76));
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(download.body().getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=Microsoft Azure Federated SSO Certificate");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getCriticalExtensionOIDs()).isNull();
        assertThat(certificate.getNonCriticalExtensionOIDs()).isNull();
        assertThat(certificate.getSerialNumber().toByteArray()).hasSize(16);
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(certificate
                        .getNotBefore()
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(3)
                        .toInstant());
        assertThat(certificate.getNotBefore().toInstant()).isBefore(now);
    }

    @Test
    void anInactiveCertificateDoesNotSign() {
        SigningCertificate inactive = SigningCertificate.issue(now);
        SamlCertificates certificates = tenant.application().certificates();
        SigningCertificate active = certificates.active();
        certificates.add(inactive);
        assertThat(signer()).isEqualTo(active);
        certificates.activate(inactive);
        assertThat(signer()).isEqualTo(inactive);
        assertThat(certificates.all()).containsExactly(inactive, active);
    }

    @Test
    void aValidInactiveOneTakesOverFromAnExpiredOne() {
        SigningCertificate expired = SigningCertificate.issue(now.minus(Duration.ofDays(4 * 365)));
        SigningCertificate inactive = SigningCertificate.issue(now);
        SamlCertificates certificates = tenant.application().certificates();
        certificates.replace(List.of(expired), expired);
        assertThat(signer()).isEqualTo(expired);
        certificates.add(inactive);
        assertThat(certificates.active()).isEqualTo(expired);
        assertThat(signer()).isEqualTo(inactive);
    }

    @Test
    void whatIsNotThereCannotBeActivated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tenant.application().certificates().activate(SigningCertificate.issue(now)));
    }

    /** Whose signature a response really carries. */
    private SigningCertificate signer() {
        var certificates = tenant.application().certificates();
        ParsedResponse response =
                ParsedResponse.of(tenant.respondUnasked(tenant.application().defaultReplyUrl(), Person.MEMBER)
                        .toXml());
        return certificates.all().stream()
                .filter(key -> response.assertionSignedWith(key.certificate().getPublicKey()))
                .findFirst()
                .orElseThrow();
    }
}
