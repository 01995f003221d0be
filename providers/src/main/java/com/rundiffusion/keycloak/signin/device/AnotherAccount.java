package com.rundiffusion.keycloak.signin.device;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;

/**
 * The wish of a person to sign in with another account than the one that was refused, in a cookie of some minutes: between the
 * refusal and the next sign-in lies the app, which need not know of it.
 */
public final class AnotherAccount {

    private static final DeviceCookie COOKIE = new DeviceCookie("SSO_ANOTHER_ACCOUNT", Duration.ofMinutes(10));

    private AnotherAccount() {}

    public static NewCookie wanted(KeycloakSession session) {
        return COOKIE.of(session, "true");
    }

    public static boolean isWanted(KeycloakSession session) {
        return COOKIE.read(session).isPresent();
    }

    /** The next sign-in is under way. */
    public static void isMet(KeycloakSession session) {
        COOKIE.forget(session);
    }
}
