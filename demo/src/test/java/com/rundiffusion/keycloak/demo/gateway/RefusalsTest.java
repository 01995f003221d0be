package com.rundiffusion.keycloak.demo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusalsTest {

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
    void theFiguresAreThoseOfTheGateway() throws IOException {
        assertThat(Files.readAllLines(ProjectFiles.locate().root().resolve("gateway/refused.lua")))
                .contains("local MOST = " + Refusals.MOST, "local SECONDS = " + Refusals.WINDOW.toSeconds());
    }

    /** Whoever has one address of IPv6 has 18 quintillion of them. */
    @Test
    void aNetworkOfTheNewAddressesIsOneVisitor() {
        Refusals refusals = new Refusals(900, Clock.systemUTC());

        for (int i = 1; i <= 900; i++) {
            refusals.add("2001:db8:0:1::" + Integer.toHexString(i));
        }

        assertThat(refusals.tooMany("2001:db8:0:1:ffff::1")).isTrue();
        assertThat(refusals.tooMany("2001:db8:0:2::1")).isFalse();
    }

    @Test
    void aMinuteAfterTheFirstAllIsForgotten() {
        MovableClock clock = new MovableClock();
        Refusals refusals = new Refusals(2, clock);
        refusals.add("192.0.2.1");
        clock.advance(Duration.ofSeconds(59));
        refusals.add("192.0.2.1");
        assertThat(refusals.tooMany("192.0.2.1")).isTrue();

        clock.advance(Duration.ofSeconds(1));

        assertThat(refusals.tooMany("192.0.2.1")).isFalse();
        refusals.add("192.0.2.1");
        assertThat(refusals.tooMany("192.0.2.1")).isFalse();
    }
}
