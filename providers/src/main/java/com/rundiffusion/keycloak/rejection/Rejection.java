package com.rundiffusion.keycloak.rejection;

import java.util.regex.Pattern;

/**
 * One refusal: why, what was wanted and what came. Both values are cut to a length that an event column holds and freed
 * of control characters, so that they can be logged as they are.
 */
public record Rejection(RejectionCode code, String expected, String actual) {

    private static final int LONGEST_VALUE = 255;

    // Line and paragraph separators and direction marks too: they forge lines, or hide text, in a log.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    public Rejection {
        expected = printable(expected);
        actual = printable(actual);
    }

    private static String printable(String value) {
        if (value == null) {
            return null;
        }
        String line = UNPRINTABLE.matcher(value).replaceAll(" ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
