package com.rundiffusion.keycloak.signin.device;

import java.time.Duration;
import org.keycloak.models.KeycloakSession;

/**
 * That the next sign-in on this device asks for credentials, in a cookie: Microsoft may still know the person who has signed out
 * here, and would let the next one in as that person.
 */
public final class AskAgain {

    private static final DeviceCookie COOKIE = new DeviceCookie("SSO_ASK_AGAIN", Duration.ofDays(180));

    private AskAgain() {}

    static void set(KeycloakSession session) {
        COOKIE.write(session, "true");
    }

    public static boolean isDue(KeycloakSession session) {
        return COOKIE.read(session).isPresent();
    }

    /** Somebody has signed in: whoever gives up half-way is asked by the next attempt as well. */
    public static void isDone(KeycloakSession session) {
        COOKIE.forget(session);
    }
}
