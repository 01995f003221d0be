package com.rundiffusion.keycloak.operations.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.operations.onboarding.Finding.Severity;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** The realm of these tests names no Reply URL, which is found each time. */
class FindingsTest {

    private static final String NO_REPLY_URL = "reply_url_missing";

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsRightIsFoundToBeSo() {
        store.connect("contoso", Set.of("contoso.com"), Map.of());
        certify("contoso", TestCertificates.ofEntra());
        assertThat(codes("contoso", Severity.ERROR)).containsExactly(NO_REPLY_URL);
        assertThat(codes("contoso", Severity.WARNING)).isEmpty();
        assertThat(codes("contoso", Severity.OK))
                .containsExactly("status_active", "certificate_valid", "domains_own", "login_url");
    }

    @Test
    void allThatIsWrongIsFoundAtOnceTheWorstFirst() {
        store.connect(
                "contoso",
                Set.of(),
                Map.of("singleSignOnServiceUrl", "https://evil.example/saml", "planEndsOn", "2020-01-01"));
        assertThat(codes("contoso", Severity.ERROR))
                .containsExactlyInAnyOrder(
                        "login_url_host", "certificate_missing", "plan_end_past", "status_not_active", NO_REPLY_URL);
        assertThat(codes("contoso", Severity.WARNING)).containsExactly("domains_none");
        assertThat(findings("contoso"))
                .extracting(Finding::severity)
                .isSortedAccordingTo(Severity::compareTo)
                .doesNotContain(Severity.OK);
    }

    @ParameterizedTest
    @CsvSource({"59, certificate_ending, plan_ending", "62, certificate_valid, plan_running"})
    void whatEndsWithinSixtyDaysIsAWarning(int days, String certificate, String plan) {
        Instant end = KeycloakClock.now().plus(Duration.ofDays(days));
        LocalDate lastDay = LocalDate.ofInstant(end, ZoneOffset.UTC);
        store.connect("contoso", Set.of("contoso.com"), Map.of());
        certify("contoso", TestCertificates.until(end), lastDay);
        assertThat(codes("contoso", days < 60 ? Severity.WARNING : Severity.OK)).contains(certificate, plan);
    }

    @Test
    void aDomainThatIsAnothersIsAWarning() {
        store.connect("fabrikam", Set.of("contoso.com"), Map.of());
        store.connect("contoso", Set.of("contoso.example"), Map.of());
        certify("contoso", TestCertificates.ofEntra());
        store.sessions()
                .run(session -> session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery("update OrganizationDomainEntity domain set domain.name = 'contoso.com'")
                        .executeUpdate());
        assertThat(codes("contoso", Severity.WARNING)).containsExactly("domain_taken");
    }

    private void certify(String alias, X509Certificate certificate) {
        certify(alias, certificate, null);
    }

    private void certify(String alias, X509Certificate certificate, LocalDate planEndsOn) {
        store.update(alias, enterprise -> {
            EntraApplication application = enterprise.application();
            return new Enterprise(
                    alias,
                    enterprise.displayName(),
                    new EntraApplication(
                            application.identifier(),
                            application.loginUrl(),
                            application.entraIdentifier(),
                            List.of(new SigningCertificate(certificate).base64()),
                            null,
                            null),
                    enterprise.domains(),
                    enterprise.otherDomains(),
                    enterprise.status(),
                    List.of(),
                    planEndsOn,
                    PeopleRules.NONE);
        });
    }

    private List<Finding> findings(String alias) {
        return store.sessions()
                .inTransaction(session -> new SignInCheck(
                                session, new Enterprises(session).find(alias).orElseThrow())
                        .findings());
    }

    private List<String> codes(String alias, Severity severity) {
        return findings(alias).stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::code)
                .toList();
    }
}
