package com.rundiffusion.keycloak.signin.device;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/** A cookie that this realm alone reads, on all of its pages. */
final class DeviceCookie {

    private final String name;
    private final Duration kept;

    DeviceCookie(String name, Duration kept) {
        this.name = name;
        this.kept = kept;
    }

    Optional<String> read(KeycloakSession session) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(name);
        return Optional.ofNullable(cookie).map(Cookie::getValue);
    }

    void write(KeycloakSession session, String value) {
        session.getContext().getHttpResponse().setCookieIfAbsent(of(session, value, kept));
    }

    void forget(KeycloakSession session) {
        session.getContext().getHttpResponse().setCookieIfAbsent(of(session, "", Duration.ZERO));
    }

    /** For an answer that is made outside of a sign-in. */
    NewCookie of(KeycloakSession session, String value) {
        return of(session, value, kept);
    }

    private NewCookie of(KeycloakSession session, String value, Duration age) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(AuthenticationManager.getRealmCookiePath(
                        session.getContext().getRealm(), session.getContext().getUri()))
                .maxAge(Math.toIntExact(age.toSeconds()))
                .httpOnly(true)
                .secure("https"
                        .equals(session.getContext().getUri().getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
