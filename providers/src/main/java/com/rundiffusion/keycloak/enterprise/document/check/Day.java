package com.rundiffusion.keycloak.enterprise.document.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as ISO 8601 writes it, of the years that anybody means; the standard itself knows ones far beyond. */
final class Day {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");

    private Day() {}

    static Optional<LocalDate> of(String written) {
        try {
            return Optional.of(written).filter(ISO.asMatchPredicate()).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** As it was meant, where that can be told; 1/2/2026 is two days. */
    static String inIso(String written) {
        Matcher dotted = DAY_FIRST.matcher(written);
        String iso = dotted.matches()
                ? "%s-%02d-%02d"
                        .formatted(dotted.group(3), Integer.valueOf(dotted.group(2)), Integer.valueOf(dotted.group(1)))
                : written.replaceFirst("[T ].*", "");
        return of(iso).map(LocalDate::toString).orElse("e.g. 2026-12-31");
    }
}
