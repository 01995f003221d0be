package com.rundiffusion.keycloak.enterprise.person;

import java.util.Locale;

/** The form in which people and groups are found: RFC 7643 compares most names without case. */
public final class PersonKey {

    /** As long as a column. */
    public static final int LONGEST = 255;

    private PersonKey() {}

    /** @return {@code null} for {@code null} */
    public static String of(String value) {
        return value == null ? null : cut(value.toLowerCase(Locale.ROOT));
    }

    /** As much of it as is stored. */
    public static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }
}
