package com.rundiffusion.keycloak.enterprise.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SetupPeriodTest {

    private static final Instant MADE = Instant.parse("2026-11-30T08:00:00Z");

    private final SetupPeriod fresh = SetupPeriod.from(MADE);

    @Test
    void itHasFourteenDaysToBeBegun() {
        assertThat(fresh.isOver(after(14).minusMillis(1))).isFalse();
        assertThat(fresh.isOver(after(14))).isTrue();
    }

    @Test
    void theFirstValueGivesFourteenMore() {
        SetupPeriod begun = fresh.begin(after(10));

        assertThat(begun.endsAt()).isEqualTo(after(24));
        assertThat(begun.begin(after(20))).isEqualTo(begun);
    }

    @Test
    void theFirstValueTakesNothingFromWhatOperationsHaveGiven() {
        assertThat(fresh.extend(after(44)).begin(after(1)).endsAt()).isEqualTo(after(44));
    }

    @Test
    void withoutOperationsItLastsThirtyDaysAtMost() {
        SetupPeriod late = new SetupPeriod(after(20), after(30), fresh.stillSince(), false);

        assertThat(late.begin(after(19)).endsAt()).isEqualTo(after(30));
    }

    @Test
    void itsClockStandsStillWhileOthersAreWaitedFor() {
        SetupPeriod begun = fresh.begin(after(1));
        SetupPeriod waiting = begun.stop(after(5));

        assertThat(waiting.isOver(after(100))).isFalse();
        assertThat(waiting.stop(after(6))).isEqualTo(waiting);
        SetupPeriod goesOn = waiting.goOn(after(25));
        assertThat(goesOn.endsAt()).isEqualTo(begun.endsAt().plus(Duration.ofDays(20)));
        assertThat(goesOn.latestEnd()).isEqualTo(begun.latestEnd().plus(Duration.ofDays(20)));
        assertThat(goesOn.isOver(after(36))).isTrue();
        assertThat(begun.goOn(after(25))).isEqualTo(begun);
    }

    @Test
    void operationsExtendItAsFarAsTheyLike() {
        assertThat(fresh.extend(after(90)).isOver(after(89))).isFalse();
        assertThat(fresh.extend(after(90)).begin(after(80)).endsAt()).isEqualTo(after(90));
    }

    private static Instant after(int days) {
        return MADE.plus(Duration.ofDays(days));
    }
}
