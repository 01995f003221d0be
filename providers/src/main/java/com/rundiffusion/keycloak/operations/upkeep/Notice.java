package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.operations.upkeep.Ending.Kind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** That something ends, or has ended, as it is said once. */
record Notice(Ending ending, Threshold threshold) {

    private static final String SEPARATOR = "/";

    /** The one that is to be given now; empty while the end is far. */
    static Optional<Notice> due(Ending ending, Instant now) {
        return Threshold.reached(ending.left(now)).map(threshold -> new Notice(ending, threshold));
    }

    /** Names it among all: another end, be it of a renewed certificate, has notices of its own. */
    String id() {
        return String.join(
                SEPARATOR,
                ending.providerId(),
                ending.kind().key(),
                String.valueOf(ending.at().getEpochSecond()),
                String.valueOf(threshold.days()));
    }

    /** @param id as {@link #id()} made it */
    static Notice of(String id) {
        String[] parts = id.split(SEPARATOR);
        Kind kind = Kind.valueOf(parts[1].toUpperCase(Locale.ROOT));
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts[2]));
        return new Notice(new Ending(parts[0], kind, at), Threshold.ofDays(Integer.parseInt(parts[3])));
    }

    boolean isOver() {
        return threshold == Threshold.OVER;
    }
}
