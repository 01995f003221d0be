package com.rundiffusion.keycloak.signin.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private long now = Duration.ofDays(1).toNanos();

    private Pace pace(int logins, int seconds) {
        return new Pace(new WarmUpSettings(logins, Duration.ofSeconds(seconds)), () -> now);
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private void signIns(Pace pace, int count, long millis) {
        IntStream.range(0, count).forEach(number -> {
            pass(millis);
            pace.count();
        });
    }

    @Test
    void theFirstHundredAndTheLastHaveARateOfTheirOwn() {
        Pace pace = pace(1000, 60);
        pass(2000);
        pace.begin();
        signIns(pace, 100, 80);
        signIns(pace, 800, 20);
        signIns(pace, 100, 10);
        pass(1500);
        pace.end();
        assertThat(pace)
                .hasToString("1000 of 1000 sign-ins in 28.5 s: 12.5 a second in the first hundred, 100.0 in the last");
    }

    @Test
    void aFewAreAllThatThereIs() {
        Pace pace = pace(20, 60);
        pace.begin();
        signIns(pace, 3, 500);
        pace.end();
        assertThat(pace).hasToString("3 of 20 sign-ins in 1.5 s: 2.0 a second in the first hundred, 2.0 in the last");
    }

    @Test
    void thereMayBeNone() {
        Pace pace = pace(20, 0);
        pace.begin();
        pace.end();
        assertThat(pace).hasToString("0 of 20 sign-ins in 0.0 s");
    }

    @Test
    void itGoesOnUntilTheTimeIsUp() {
        Pace pace = pace(20, 60);
        pass(59_999);
        assertThat(pace.goesOn()).isTrue();
        assertThat(pace.left()).isEqualTo(Duration.ofMillis(1));
        pass(1);
        assertThat(pace.goesOn()).isFalse();
        assertThat(pace(20, 0).goesOn()).isFalse();
    }
}
