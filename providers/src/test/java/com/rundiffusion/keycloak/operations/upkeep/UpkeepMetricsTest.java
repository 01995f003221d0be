package com.rundiffusion.keycloak.operations.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UpkeepMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final UpkeepMetrics metrics = new UpkeepMetrics(registry);

    /** So that an alert can tell none from not known. */
    @Test
    void whatIsCountedByResultIsThereFromTheStart() {
        assertThat(Stream.of("unchanged", "changed", "failed").map(result -> count("sso.metadata.refreshes", result)))
                .containsOnly(0.0);
        assertThat(Stream.of("sent", "failed").map(result -> count("sso.notice.mails", result)))
                .containsOnly(0.0);
    }

    @Test
    void eachReadAndEachAttemptToSendIsCountedByItsResult() {
        metrics.countMetadata("changed");
        metrics.countMail(false);
        metrics.countMail(false);
        metrics.countMail(true);
        assertThat(count("sso.metadata.refreshes", "changed")).isEqualTo(1);
        assertThat(count("sso.metadata.refreshes", "failed")).isZero();
        assertThat(count("sso.notice.mails", "failed")).isEqualTo(2);
        assertThat(count("sso.notice.mails", "sent")).isEqualTo(1);
    }

    @Test
    void plansThatEndAreThoseOfAllRealmsInTheLastRound() {
        metrics.show(List.of(plans(1), plans(2)));
        assertThat(plansWithin("30d")).isEqualTo(3);
        assertThat(plansWithin("7d")).isZero();
        metrics.show(List.of());
        assertThat(plansWithin("30d")).isZero();
    }

    @Test
    void whoIsSilentWhoWaitsAndWhatIsStillToBeToldIsOfAllRealmsInTheLastRound() {
        Stream<String> numbers = Stream.of("sso.provisioning.silent", "sso.people.waiting", "sso.logout.notices.open");
        assertThat(numbers.map(this::number)).as("before the first").containsOnly(0.0);
        metrics.show(List.of(plans(1), plans(2)));
        assertThat(number("sso.provisioning.silent")).isEqualTo(3);
        assertThat(number("sso.people.waiting")).isEqualTo(30);
        assertThat(number("sso.logout.notices.open")).isEqualTo(300);
        metrics.show(List.of());
        assertThat(number("sso.people.waiting")).isZero();
    }

    private double number(String name) {
        return registry.get(name).gauge().value();
    }

    private static RealmState plans(long number) {
        Map<Threshold, Long> none = RealmState.count(List.of(), Instant.EPOCH);
        Map<Threshold, Long> plans = new EnumMap<>(none);
        plans.put(Threshold.MONTH, number);
        return new RealmState(none, none, plans, 0, number, number * 10, number * 100);
    }

    private double plansWithin(String time) {
        return registry.get("sso.plans.ending").tag("within", time).gauge().value();
    }

    private double count(String name, String result) {
        return registry.get(name).tag("result", result).counter().count();
    }
}
