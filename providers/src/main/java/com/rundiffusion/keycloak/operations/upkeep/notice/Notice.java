package com.rundiffusion.keycloak.operations.upkeep.notice;

import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** That something ends, or has ended, as it is said once. */
public record Notice(Ending ending, Threshold threshold) {

    private static final String SEPARATOR = "/";

    /** Whoever imports a realm names its providers as they like, so the first part may hold the separator. */
    private static final Pattern ID = Pattern.compile("(.+)/([^/]+)/([^/]+)/([^/]+)");

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
    public static Notice of(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No notice has the id " + id);
        }
        Kind kind = Kind.valueOf(parts.group(2).toUpperCase(Locale.ROOT));
        Instant at = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
        return new Notice(new Ending(parts.group(1), kind, at), Threshold.ofDays(Integer.parseInt(parts.group(4))));
    }

    public boolean isOver() {
        return threshold == Threshold.OVER;
    }
}
