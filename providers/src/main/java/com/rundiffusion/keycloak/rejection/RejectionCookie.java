package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.link.RefusalLink;
import com.rundiffusion.keycloak.realm.SealedCookie;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * A refusal in a cookie for the path of its own page, for a day: only the browser that was refused can show it, at whatever node,
 * and nothing is stored on this side.
 */
public final class RejectionCookie {

    private static final String NAME = "SSO_REFUSAL";
    private static final Duration KEPT = Duration.ofDays(1);

    private final KeycloakSession session;
    private final SealedCookie seal;

    public RejectionCookie(KeycloakSession session) {
        this.session = session;
        this.seal = new SealedCookie(session);
    }

    NewCookie of(KeptRejection rejection) {
        return new NewCookie.Builder(NAME)
                .value(seal.close(rejection))
                .path(RefusalLink.at(session, rejection.reference()).getRawPath())
                .maxAge(Math.toIntExact(KEPT.toSeconds()))
                .httpOnly(true)
                .secure("https"
                        .equals(session.getContext().getUri().getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** @return empty when this browser has none for the reference, an old one or one that is not ours */
    public Optional<KeptRejection> read(Reference reference, Instant now) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return Optional.ofNullable(cookie)
                .flatMap(kept -> seal.open(kept.getValue(), KeptRejection.class))
                .filter(kept -> reference.value().equals(kept.reference()))
                .filter(kept -> kept.at().plus(KEPT).isAfter(now));
    }
}
