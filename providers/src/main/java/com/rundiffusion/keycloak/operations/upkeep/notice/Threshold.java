package com.rundiffusion.keycloak.operations.upkeep.notice;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How many days before an end a notice is given; at zero it is over. */
public enum Threshold {
    OVER(0),
    WEEK(7),
    MONTH(30),
    TWO_MONTHS(60);

    private final int days;

    Threshold(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    public static Threshold ofDays(int days) {
        return Stream.of(values())
                .filter(threshold -> threshold.days == days)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No notice is given " + days + " days before an end"));
    }

    public static Duration longest() {
        return Duration.ofDays(TWO_MONTHS.days);
    }

    /** The most urgent that has been reached: one that was slept through is not made up for. */
    public static Optional<Threshold> reached(Duration left) {
        return Stream.of(values())
                .filter(threshold -> left.compareTo(Duration.ofDays(threshold.days)) <= 0)
                .findFirst();
    }
}
