package com.rundiffusion.keycloak.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");

    @Test
    void eachAddressIsCountedByItself() {
        Refusals refusals = new Refusals(2, Clock.systemUTC());

        refusals.add("192.0.2.1");
        assertThat(refusals.tooMany("192.0.2.1")).isFalse();
        refusals.add("192.0.2.1");

        assertThat(refusals.tooMany("192.0.2.1")).isTrue();
        assertThat(refusals.tooMany("192.0.2.2")).isFalse();
    }

    @Test
    void aMinuteAfterTheFirstAllIsForgotten() {
        Moving clock = new Moving();
        Refusals refusals = new Refusals(2, clock);
        refusals.add("192.0.2.1");
        clock.now = START.plusSeconds(59);
        refusals.add("192.0.2.1");
        assertThat(refusals.tooMany("192.0.2.1")).isTrue();

        clock.now = START.plusSeconds(60);

        assertThat(refusals.tooMany("192.0.2.1")).isFalse();
        refusals.add("192.0.2.1");
        assertThat(refusals.tooMany("192.0.2.1")).isFalse();
    }

    private static final class Moving extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
