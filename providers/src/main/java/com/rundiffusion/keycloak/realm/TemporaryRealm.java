package com.rundiffusion.keycloak.realm;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.RealmModel;

/** A realm that a node makes for itself and removes again: nobody but that node has any business with what is in it. */
public final class TemporaryRealm {

    private static final String UNTIL = "sso.temporaryUntil";
    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    private TemporaryRealm() {}

    /** @param until when its node has removed it, or does no longer live */
    public static void mark(RealmModel realm, Instant until) {
        realm.setAttribute(UNTIL, String.valueOf(until.toEpochMilli()));
    }

    public static boolean isOne(RealmModel realm) {
        return realm.getAttribute(UNTIL) != null;
    }

    /** What is no time of ours is nobody's to remove. */
    public static boolean isLeftBehind(RealmModel realm, Instant now) {
        return Optional.ofNullable(realm.getAttribute(UNTIL))
                .filter(millis -> MILLIS.matcher(millis).matches())
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .filter(now::isAfter)
                .isPresent();
    }
}
