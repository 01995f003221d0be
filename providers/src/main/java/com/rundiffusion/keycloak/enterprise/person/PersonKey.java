package com.rundiffusion.keycloak.enterprise.person;

import java.util.Locale;

/** The form in which two values are compared that a person or a group is found by: lower case, else as it came. */
public final class PersonKey {

    /** As long as a column. */
    private static final int LONGEST = 255;

    private PersonKey() {}

    public static boolean equal(String one, String other) {
        return lower(one).equals(lower(other));
    }

    /**
     * As it is stored, for an index.
     *
     * @return {@code null} for {@code null}
     */
    public static String of(String value) {
        return value == null ? null : cut(lower(value));
    }

    /** As much of it as is stored. Some letters become two in lower case, and half a sign is stored nowhere. */
    public static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        return value.substring(0, Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
