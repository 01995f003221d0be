package com.rundiffusion.keycloak.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RestingAppsTest {

    private Instant now = Instant.EPOCH;
    private final InstantSource source = () -> now;
    private final RestingApps resting = new RestingApps(source.withZone(ZoneOffset.UTC));

    @Test
    void anAppThatDoesNotHearRestsALittleLongerEachTime() {
        resting.failed("app");
        assertThat(resting.now()).containsExactly("app");
        now = now.plusSeconds(2);
        assertThat(resting.rests("app")).isFalse();
        resting.failed("app");
        now = now.plusSeconds(9);
        assertThat(resting.rests("app")).isTrue();
    }

    @Test
    void aMinuteAtMost() {
        for (int failure = 0; failure < 10; failure++) {
            resting.failed("app");
        }
        now = now.plus(Duration.ofMinutes(1));
        assertThat(resting.now()).isEmpty();
    }

    @Test
    void onceItHearsItBeginsAnew() {
        resting.failed("app");
        resting.failed("app");
        resting.heard("app");
        assertThat(resting.rests("app")).isFalse();
        resting.failed("app");
        now = now.plusSeconds(2);
        assertThat(resting.rests("app")).isFalse();
    }

    @Test
    void othersAreTold() {
        resting.failed("app");
        assertThat(resting.rests("other")).isFalse();
    }
}
