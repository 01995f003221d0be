package com.rundiffusion.keycloak.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether an app that does not hear is told again, and when: it is waited for longer from time to time. */
final class Repetition {

    /** An app that refuses will do so again; unless it was just being updated. */
    private static final int MOST_REFUSALS = 3;

    private static final List<Duration> FIRST =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final Duration THEN = Duration.ofMinutes(15);

    private Repetition() {}

    /**
     * @param attempts so far, at least one
     * @return empty when it is told no more
     */
    static Optional<Duration> after(LogoutCall.Answer answer, int attempts) {
        return switch (answer) {
            case HEARD -> Optional.empty();
            case REFUSED -> attempts < MOST_REFUSALS ? Optional.of(after(attempts)) : Optional.empty();
            case FAILED -> Optional.of(after(attempts));
        };
    }

    /** @param failures in a row, at least one */
    static Duration after(int failures) {
        return failures <= FIRST.size() ? FIRST.get(failures - 1) : THEN;
    }
}
