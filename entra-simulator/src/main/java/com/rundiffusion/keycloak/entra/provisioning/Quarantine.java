package com.rundiffusion.keycloak.entra.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A job that has stopped by itself: looked at again after 6, 12 and 24 hours, then once a day, for four weeks. */
final class Quarantine {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24));
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(28);

    private QuarantineReason reason;
    private Instant since;
    private Instant next;
    private int tried;

    boolean isOpen() {
        return reason != null;
    }

    Optional<QuarantineReason> reason() {
        return Optional.ofNullable(reason);
    }

    void enter(QuarantineReason why, Instant now) {
        if (!isOpen()) {
            since = now;
            tried = 0;
        }
        reason = why;
        next = now.plus(PAUSES.get(Math.min(tried, PAUSES.size() - 1)));
        tried++;
    }

    void leave() {
        reason = null;
    }

    /** Whether it is time to try again. */
    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    boolean isGivenUp(Instant now) {
        return isOpen() && !now.isBefore(since.plus(GIVEN_UP_AFTER));
    }
}
