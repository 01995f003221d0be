package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.pasted.EmailAddress;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The address that somebody typed on this device and went on with, in a cookie of half a year. Whoever can read or write it
 * could type the address as well, so it is neither secret nor signed, and nothing but the way to a company follows from it.
 */
final class RememberedAddress {

    private static final String COOKIE = "SSO_ADDRESS";
    private static final Duration KEPT = Duration.ofDays(180);

    private final AuthenticationFlowContext context;

    RememberedAddress(AuthenticationFlowContext context) {
        this.context = context;
    }

    Optional<EmailAddress> read() {
        Cookie cookie = context.getHttpRequest().getHttpHeaders().getCookies().get(COOKIE);
        return Optional.ofNullable(cookie).map(Cookie::getValue).flatMap(RememberedAddress::decoded);
    }

    void write(EmailAddress address) {
        byte[] text = address.text().getBytes(StandardCharsets.UTF_8);
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(text), KEPT);
    }

    void forget() {
        set("", Duration.ZERO);
    }

    private static Optional<EmailAddress> decoded(String value) {
        try {
            return EmailAddress.typed(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private void set(String value, Duration kept) {
        context.getSession()
                .getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(value)
                        .path(AuthenticationManager.getRealmCookiePath(context.getRealm(), context.getUriInfo()))
                        .maxAge(Math.toIntExact(kept.toSeconds()))
                        .httpOnly(true)
                        .secure("https".equals(context.getUriInfo().getBaseUri().getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
