package com.rundiffusion.keycloak.operations.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.operations.upkeep.notice.Ending;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RealmStateTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Map<Threshold, Long> count(int... daysLeft) {
        return RealmState.count(
                IntStream.of(daysLeft)
                        .mapToObj(days -> new Ending("provider", Kind.CERTIFICATE, NOW.plus(Duration.ofDays(days))))
                        .toList(),
                NOW);
    }

    @Test
    void whatEndsSoonAlsoEndsWithinTheLongerTime() {
        assertThat(count(3, 20, 50))
                .containsEntry(Threshold.WEEK, 1L)
                .containsEntry(Threshold.MONTH, 2L)
                .containsEntry(Threshold.TWO_MONTHS, 3L)
                .containsEntry(Threshold.OVER, 0L);
    }

    @Test
    void whatHasEndedIsCountedApart() {
        assertThat(count(-3, 20))
                .containsEntry(Threshold.OVER, 1L)
                .containsEntry(Threshold.WEEK, 0L)
                .containsEntry(Threshold.TWO_MONTHS, 1L);
    }

    @Test
    void nothingIsZeroEverywhere() {
        assertThat(count())
                .hasSize(4)
                .allSatisfy((threshold, number) -> assertThat(number).isZero());
    }
}
