package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a job stops by itself, what it does then, and how it gets out again. */
class QuarantineTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private void waits(Duration duration) {
        customer.clock().advance(duration.minusSeconds(1));
        assertThat(customer.job().cycle().kind()).isEqualTo(CycleKind.NONE);
        assertThat(application.lines()).isEmpty();
        customer.clock().advance(Duration.ofSeconds(1));
    }

    private void isQuarantinedFor(QuarantineReason reason) {
        assertThat(customer.job().state()).isEqualTo(JobState.QUARANTINED);
        assertThat(customer.job().quarantined()).contains(reason);
    }

    @Test
    void aRefusedTokenStopsTheJobWithTheFirstRequest() {
        customer.assigned(Person.MEMBER);
        customer.assigned(Person.RENAMED);
        application.takesOnly("another");
        customer.job().cycle();
        isQuarantinedFor(QuarantineReason.INVALID_CREDENTIALS);
        assertThat(application.lines()).hasSize(1);
    }

    @Test
    void aSearchThatIsNotFoundStopsItToo() {
        customer.assigned(Person.MEMBER);
        application.refuses(request -> request.is("GET /Users?filter"), 404);
        customer.job().cycle();
        isQuarantinedFor(QuarantineReason.SEARCH_NOT_FOUND);
    }

    @Test
    void somebodyWhoIsNotFoundDoesNot() {
        EntraUser user = customer.provisioned("Zora Quist");
        application.users().delete(customer.id(user));
        customer.job().restart().cycle();
        assertThat(customer.job().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void itTriesAgainAfterSixTwelveAndTwentyFourHoursAndThenDaily() {
        customer.assigned(Person.MEMBER);
        application.takesOnly("another");
        customer.job().cycle();
        application.taken();
        for (int hours : new int[] {6, 12, 24, 24, 24}) {
            waits(Duration.ofHours(hours));
            customer.job().cycle();
            assertThat(application.lines()).hasSize(1);
        }
    }

    @Test
    void theFirstTryThatWorksEndsItAndSendsWhatHadToWait() {
        EntraUser leaver = customer.provisioned("Zora Quist");
        application.takesOnly("another");
        customer.directory().block(leaver);
        customer.job().cycle();
        application.taken();
        application.takesOnly(StubApplication.TOKEN);
        waits(Duration.ofHours(6));
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.DISABLED);
        assertThat(customer.job().state()).isEqualTo(JobState.RUNNING);
        assertThat(customer.job().quarantined()).isEmpty();
    }

    @Test
    void afterFourWeeksItIsDisabledUntilItIsStartedAgain() {
        customer.assigned(Person.MEMBER);
        application.takesOnly("another");
        customer.job().cycle();
        customer.clock().advance(Duration.ofDays(28));
        application.taken();
        assertThat(customer.job().cycle().state()).isEqualTo(JobState.DISABLED);
        assertThat(application.lines()).isEmpty();
        application.takesOnly(StubApplication.TOKEN);
        customer.clock().advance(Duration.ofDays(30));
        assertThat(customer.job().cycle().kind()).isEqualTo(CycleKind.NONE);
        assertThat(customer.job().start().cycle().count(Step.CREATED)).isEqualTo(1);
    }

    @Test
    void aRestartEndsIt() {
        customer.assigned(Person.MEMBER);
        application.takesOnly("another");
        customer.job().cycle();
        application.takesOnly(StubApplication.TOKEN);
        assertThat(customer.job().stop().start().cycle().kind()).isEqualTo(CycleKind.NONE);
        assertThat(customer.job().restart().cycle().count(Step.CREATED)).isEqualTo(1);
    }

    @Test
    void manyFailuresStopItAndTheirEndEndsIt() {
        customer.assigned(Person.MEMBER);
        customer.assigned(Person.RENAMED);
        application.refuses(request -> request.is("POST"), 500);
        customer.job().quarantineRule(new QuarantineRule(40, 2, 100, 100)).cycle();
        isQuarantinedFor(QuarantineReason.TOO_MANY_FAILURES);
        application.taken();
        waits(Duration.ofHours(6));
        customer.job().cycle();
        isQuarantinedFor(QuarantineReason.TOO_MANY_FAILURES);
        application.refusesNothing();
        application.taken();
        waits(Duration.ofHours(12));
        assertThat(customer.job().cycle().count(Step.CREATED)).isEqualTo(2);
        assertThat(customer.job().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void fewFailuresDoNotStopIt() {
        customer.assigned(Person.MEMBER);
        customer.assigned(Person.RENAMED);
        application.refuses(request -> request.is("POST"), 500);
        customer.job().cycle();
        assertThat(customer.job().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void entrasNumbersAreThoseOfItsDocumentation() {
        QuarantineRule rule = QuarantineRule.ENTRA;
        assertThat(rule.breached(10_000, 5_000, 0)).isTrue();
        assertThat(rule.breached(10_000, 4_999, 0)).isFalse();
        assertThat(rule.breached(12_500, 5_000, 0)).isFalse();
        assertThat(rule.breached(1_000_000, 40_000, 20_000)).isFalse();
        assertThat(rule.breached(1_000_000, 40_001, 0)).isTrue();
        assertThat(rule.breached(1_000_000, 40_000, 20_001)).isTrue();
    }
}
