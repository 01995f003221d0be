package com.rundiffusion.keycloak.entra.provisioning;

import com.rundiffusion.keycloak.entra.MovableClock;
import java.time.Clock;
import java.time.Duration;

/** How the service waits. */
interface Pause {

    /** @throws ScimFailure when it is interrupted */
    void last(Duration duration);

    /** By a clock: nobody waits for one that a test moves, it is moved. */
    static Pause by(Clock clock) {
        return clock instanceof MovableClock movable ? movable::advance : Pause::sleep;
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScimFailure(0, "interrupted");
        }
    }
}
