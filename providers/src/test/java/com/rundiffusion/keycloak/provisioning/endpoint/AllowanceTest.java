package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AllowanceTest {

    private static final int PER_SECOND = 50;

    private long now = 7;
    private final Allowance allowance = new Allowance(() -> now);

    private int taken(String enterprise, int times) {
        return (int) IntStream.range(0, times)
                .filter(each -> allowance.take(enterprise, PER_SECOND))
                .count();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void twiceASecondsWorthIsTakenAtOnceAndThenASecondsWorthASecond() {
        assertThat(taken("one", 150)).isEqualTo(100);
        pass(Duration.ofSeconds(1));
        assertThat(taken("one", 150)).isEqualTo(50);
        pass(Duration.ofMillis(500));
        assertThat(taken("one", 150)).isEqualTo(25);
    }

    @Test
    void afterAPauseItIsNoMoreThanAtFirst() {
        taken("one", 150);
        pass(Duration.ofHours(3));
        assertThat(taken("one", 150)).isEqualTo(100);
    }

    @Test
    void twentyFiveASecondPassForAsLongAsOneLikes() {
        for (int second = 0; second < 3_600; second++) {
            assertThat(taken("one", 25)).isEqualTo(25);
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void nobodyElseWaits() {
        taken("one", 150);
        assertThat(taken("other", 1)).isEqualTo(1);
    }

    /** The realm's setting may be another by now. */
    @Test
    void asMuchAsIsSetNowIsTaken() {
        assertThat(IntStream.range(0, 20)
                        .filter(each -> allowance.take("one", 5))
                        .count())
                .isEqualTo(10);
        pass(Duration.ofSeconds(1));
        assertThat(taken("one", 150)).isEqualTo(50);
    }

    /** Whoever was not heard of for longest is forgotten, and comes back with all that it had. */
    @Test
    void itsMemoryIsBounded() {
        taken("one", 100);
        assertThat(taken("one", 1)).isZero();
        IntStream.range(0, 20_000).forEach(each -> taken("enterprise-" + each, 1));
        assertThat(taken("one", 1)).isEqualTo(1);
    }
}
