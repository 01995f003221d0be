package com.rundiffusion.keycloak.provisioning.resource;

import java.util.Locale;

/** The form in which two values are compared that somebody or something is found by: lower case, else as it came. */
public final class ScimKey {

    private ScimKey() {}

    public static boolean equal(String one, String other) {
        return lower(one).equals(lower(other));
    }

    /** As it is stored, for an index. */
    public static String of(String value) {
        String key = lower(value);
        if (ScimLimit.NAME.allows(key.length())) {
            return key;
        }
        // Some letters become two, and addresses may be longer than what is looked up by; half a sign is stored
        // nowhere.
        int end = ScimLimit.NAME.most();
        return key.substring(0, Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end);
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
