package com.rundiffusion.keycloak.enterprise.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a setup link lasts. It has some days to be begun, and more from the first value that somebody gives. The clock stands still
 * while others are waited for: operations who approve, or the DNS.
 *
 * @param endsAt unless the clock stands still
 * @param latestEnd beyond which only operations extend it
 * @param stillSince when the clock was stopped; empty while it runs
 * @param begun whether a value was given
 */
public record SetupPeriod(Instant endsAt, Instant latestEnd, Optional<Instant> stillSince, boolean begun) {

    static final Duration TO_BEGIN = Duration.ofDays(14);
    static final Duration TO_FINISH = Duration.ofDays(14);
    static final Duration LONGEST = Duration.ofDays(30);

    static SetupPeriod from(Instant now) {
        return new SetupPeriod(now.plus(TO_BEGIN), now.plus(LONGEST), Optional.empty(), false);
    }

    public boolean isOver(Instant now) {
        return stillSince.isEmpty() && !now.isBefore(endsAt);
    }

    /** The first value starts a new period, which takes nothing from the one that there is; further ones change nothing. */
    SetupPeriod begin(Instant now) {
        if (begun) {
            return this;
        }
        Instant started = earlier(now.plus(TO_FINISH), latestEnd);
        return new SetupPeriod(later(endsAt, started), latestEnd, stillSince, true);
    }

    SetupPeriod stop(Instant now) {
        return stillSince.isPresent() ? this : new SetupPeriod(endsAt, latestEnd, Optional.of(now), begun);
    }

    /** What it stood still is added to its end. */
    SetupPeriod goOn(Instant now) {
        return stillSince
                .map(since -> Duration.between(since, now))
                .map(stood -> new SetupPeriod(endsAt.plus(stood), latestEnd.plus(stood), Optional.empty(), begun))
                .orElse(this);
    }

    /** By operations, as far as they like. */
    SetupPeriod extend(Instant end) {
        return new SetupPeriod(end, later(end, latestEnd), stillSince, begun);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
