package com.rundiffusion.keycloak.signin.device;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.rundiffusion.keycloak.realm.SealedCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.Token;
import org.keycloak.TokenCategory;
import org.keycloak.models.KeycloakSession;

/**
 * Who has just signed out in this browser, for ten minutes: as long as somebody may want to sign out of Microsoft as well. Sealed, for
 * it holds what Microsoft calls the person.
 */
public final class SignedOut {

    private static final DeviceCookie COOKIE = new DeviceCookie("SSO_SIGNED_OUT", Duration.ofMinutes(10));
    private static final String NOW = SignedOut.class.getName();

    /** A browser keeps cookies of 4 KB, and sealing one makes it twice as long. */
    private static final int LONGEST_SUBJECT = 700;

    private final KeycloakSession session;
    private final SealedCookie seal;

    public SignedOut(KeycloakSession session) {
        this.session = session;
        this.seal = new SealedCookie(session);
    }

    /** What was written before this request. */
    public Optional<Kept> read() {
        return COOKIE.read(session).flatMap(value -> seal.open(value, Kept.class));
    }

    /** Whether somebody has, be it in this very request. */
    public boolean isKnown() {
        return session.getAttribute(NOW) != null || read().isPresent();
    }

    public void write(Kept kept) {
        if (kept.subject().length() <= LONGEST_SUBJECT) {
            COOKIE.write(session, seal.close(kept));
            session.setAttribute(NOW, true);
        }
    }

    public void forget() {
        COOKIE.forget(session);
    }

    /**
     * @param company alias
     * @param subject the NameID of the sign-in, as Keycloak keeps it with a session
     * @param sessionIndex what Entra calls the session; {@code null} when it gave none
     * @param client the app that the person came from; {@code null} when nobody can tell
     * @param request of the way to Microsoft's sign-out that is under way: its id; {@code null} before
     * @param state what comes back with the answer to that
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Kept(String company, String subject, String sessionIndex, String client, String request, String state)
            implements Token {

        /** Before anybody is on the way to Microsoft. */
        public Kept(String company, String subject, String sessionIndex, String client) {
            this(company, subject, sessionIndex, client, null, null);
        }

        public Kept onTheWay(String toClient, String byRequest, String withState) {
            return new Kept(company, subject, sessionIndex, toClient, byRequest, withState);
        }

        @Override
        @JsonIgnore
        public TokenCategory getCategory() {
            return TokenCategory.INTERNAL;
        }
    }
}
