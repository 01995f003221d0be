package com.rundiffusion.keycloak.rejection;

/**
 * One refusal: why, what was wanted and what came. Both values are cut to a length that an event column holds and freed
 * of control characters, so that they can be logged as they are.
 */
public record Rejection(RejectionCode code, String expected, String actual) {

    private static final int LONGEST_VALUE = 255;

    public Rejection {
        expected = printable(expected);
        actual = printable(actual);
    }

    private static String printable(String value) {
        if (value == null) {
            return null;
        }
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
