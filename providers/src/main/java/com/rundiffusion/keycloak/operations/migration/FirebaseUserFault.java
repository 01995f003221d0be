package com.rundiffusion.keycloak.operations.migration;

import java.util.Locale;

/** Why an account of Firebase's is not kept. Scripts compare the {@linkplain #key() key}; nothing personal stands in it. */
public enum FirebaseUserFault {
    UID_UNUSABLE("The uid is missing, longer than 128 characters or not one line of text."),
    NAME_ID_UNUSABLE("The NameID (rawId) is missing, longer than 255 characters or not one line of text."),
    NAME_ID_AMBIGUOUS("Two accounts with different uids have this NameID, so neither was taken."),
    NAME_ID_TAKEN("Somebody has signed in with this NameID and bears another uid, which stays.");

    private final String message;

    FirebaseUserFault(String message) {
        this.message = message;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String message() {
        return message;
    }
}
