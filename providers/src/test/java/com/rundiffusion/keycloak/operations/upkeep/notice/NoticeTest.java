package com.rundiffusion.keycloak.operations.upkeep.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise.MetadataState;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar.End;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Ending certificate(Duration left) {
        return new Ending("provider", Kind.CERTIFICATE, NOW.plus(left));
    }

    @ParameterizedTest
    @CsvSource({"60, 60", "59, 60", "31, 60", "30, 30", "8, 30", "7, 7", "1, 7", "0, 0", "-1, 0", "-400, 0"})
    void theMostUrgentThresholdThatHasBeenReachedIsSaid(int daysLeft, int said) {
        assertThat(Notice.due(certificate(Duration.ofDays(daysLeft)), NOW))
                .map(notice -> notice.threshold().days())
                .contains(said);
    }

    @Test
    void nothingIsSaidBeforeTheFirstThreshold() {
        assertThat(Notice.due(certificate(Duration.ofDays(60).plusSeconds(1)), NOW))
                .isEmpty();
        assertThat(Notice.due(certificate(Duration.ofDays(60)), NOW)).isPresent();
    }

    @Test
    void itIsOverOnlyOnceTheLastSecondHasPassed() {
        assertThat(Notice.due(certificate(Duration.ofSeconds(1)), NOW)
                        .orElseThrow()
                        .isOver())
                .isFalse();
        assertThat(Notice.due(certificate(Duration.ZERO), NOW).orElseThrow().isOver())
                .isTrue();
    }

    @Test
    void anotherEndHasNoticesOfItsOwn() {
        List<Notice> notices = List.of(
                Notice.due(certificate(Duration.ofDays(20)), NOW).orElseThrow(),
                Notice.due(certificate(Duration.ofDays(21)), NOW).orElseThrow(),
                Notice.due(certificate(Duration.ofDays(5)), NOW).orElseThrow(),
                Notice.due(new Ending("provider", Kind.PLAN, NOW.plus(Duration.ofDays(20))), NOW)
                        .orElseThrow(),
                Notice.due(new Ending("another", Kind.CERTIFICATE, NOW.plus(Duration.ofDays(20))), NOW)
                        .orElseThrow());
        assertThat(notices).extracting(Notice::id).doesNotHaveDuplicates();
    }

    @Test
    void theSameNoticeHasTheSameIdInEveryRound() {
        Ending ending = certificate(Duration.ofDays(20));
        String first = Notice.due(ending, NOW).orElseThrow().id();
        String later =
                Notice.due(ending, NOW.plus(Duration.ofDays(3))).orElseThrow().id();
        assertThat(later).isEqualTo(first);
    }

    @Test
    void aNoticeIsFoundAgainByItsId() {
        Notice notice = Notice.due(certificate(Duration.ofDays(20)), NOW).orElseThrow();
        assertThat(Notice.of(notice.id())).isEqualTo(notice);
        Notice named = new Notice(new Ending("a/b", Kind.PLAN, NOW), notice.threshold());
        assertThat(Notice.of(named.id())).isEqualTo(named);
        assertThatThrownBy(() -> Notice.of("provider")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Notice.of("provider/plan/0/29")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlanLastsUntilTheEndOfItsLastDay() {
        LocalDate lastDay = LocalDate.of(2026, 3, 10);
        Ending plan = Ending.ofPlan(new End("provider", Instant.parse("2026-03-10T00:00:00Z")));
        assertThat(plan.at()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
        assertThat(plan.lastDay()).isEqualTo(lastDay);
    }

    /** Until then people can sign in. */
    @ParameterizedTest
    @CsvSource({"2026-03-09, CERTIFICATE", "2026-03-10, EXCEPTION", "2026-05-01, EXCEPTION", ", CERTIFICATE"})
    void ofCertificateAndExceptionTheLaterOneIsSaid(LocalDate exception, Kind said) {
        StoredEnterprise stored = withCertificateUntil(Instant.parse("2026-03-10T23:59:59Z"), exception);
        Ending certificate = Ending.ofCertificate(
                new End("provider", stored.certificatesEndAt().orElseThrow()));
        Ending plan = Ending.ofPlan(new End("provider", Instant.parse("2026-03-10T00:00:00Z")));
        assertThat(certificate.isOf(stored, ProvisioningState.NONE)).isEqualTo(said == Kind.CERTIFICATE);
        assertThat(plan.isOf(stored, ProvisioningState.NONE)).isFalse();
        if (exception != null) {
            Ending end = Ending.ofException(
                    new End("provider", exception.atStartOfDay(ZoneOffset.UTC).toInstant()));
            assertThat(end.isOf(stored, ProvisioningState.NONE)).isEqualTo(said == Kind.EXCEPTION);
        }
    }

    private static StoredEnterprise withCertificateUntil(Instant last, LocalDate exception) {
        EntraApplication application = new EntraApplication(
                "rundiffusion.com",
                null,
                "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                List.of(TestCertificates.base64(TestCertificates.der(TestCertificates.until(last)))),
                null,
                null,
                new ExpiryTolerance(exception));
        return new StoredEnterprise(
                new Enterprise(
                        "contoso",
                        "Contoso",
                        application,
                        Set.of(),
                        OtherDomains.REFUSE,
                        Enterprise.Status.ACTIVE,
                        List.of(),
                        null,
                        PeopleRules.NONE),
                "provider",
                Optional.empty(),
                Optional.empty(),
                new MetadataState(Optional.empty(), Optional.empty()));
    }

    @Test
    void aCertificatesLastDayIsThatOfItsLastSecond() {
        Ending certificate = Ending.ofCertificate(new End("provider", Instant.parse("2026-03-10T23:59:59Z")));
        assertThat(certificate.lastDay()).isEqualTo(LocalDate.of(2026, 3, 10));
    }
}
