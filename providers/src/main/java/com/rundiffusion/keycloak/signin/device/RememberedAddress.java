package com.rundiffusion.keycloak.signin.device;

import com.rundiffusion.keycloak.pasted.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The address that somebody typed on this device and went on with, in a cookie of half a year. Whoever can read or write it
 * could type the address as well, so it is neither secret nor signed, and nothing but the way to a company follows from it.
 */
public final class RememberedAddress {

    private static final DeviceCookie COOKIE = new DeviceCookie("SSO_ADDRESS", Duration.ofDays(180));

    private final KeycloakSession session;

    public RememberedAddress(KeycloakSession session) {
        this.session = session;
    }

    public Optional<EmailAddress> read() {
        return COOKIE.read(session).flatMap(RememberedAddress::decoded);
    }

    public void write(EmailAddress address) {
        byte[] text = address.text().getBytes(StandardCharsets.UTF_8);
        COOKIE.write(session, Base64.getUrlEncoder().withoutPadding().encodeToString(text));
    }

    public void forget() {
        COOKIE.forget(session);
    }

    private static Optional<EmailAddress> decoded(String value) {
        try {
            return EmailAddress.typed(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
