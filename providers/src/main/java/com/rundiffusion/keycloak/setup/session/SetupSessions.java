package com.rundiffusion.keycloak.setup.session;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupOpenings;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The sessions of setup links, in Keycloak's cache of things that are used for a while. The cookie holds a secret of its own: that of
 * the link is in the address bar once, and never again.
 */
public final class SetupSessions {

    /** A working day; whoever goes on later opens the link again. */
    private static final Duration KEPT = Duration.ofHours(10);

    /** Cookies, without their prefix: of who works on a link, and of who does no more than test. */
    private static final String WORKS = "SETUP";

    private static final String TESTS = "SETUP-TEST";
    private static final String KEY = "setup-session.";
    private static final String LINK = "link";
    private static final String OPENING = "opening";
    private static final String TOKEN = "token";
    private static final String TEST_ONLY = "testOnly";

    /** As long as a colleague has who was asked to test. */
    private static final Duration COLLEAGUES = Duration.ofHours(1);

    private static final String COLLEAGUE_KEY = "setup-colleague.";

    private final KeycloakSession session;
    private final SingleUseObjectProvider store;

    public SetupSessions(KeycloakSession session) {
        this.session = session;
        this.store = session.getProvider(SingleUseObjectProvider.class);
    }

    /** @return the secret of a link for somebody who does no more than sign in for a test */
    public SetupSecret inviteColleague(SetupLink link) {
        SetupSecret secret = SetupSecret.make();
        store.put(COLLEAGUE_KEY + secret.hash(), COLLEAGUES.toSeconds(), Map.of(LINK, link.id()));
        return secret;
    }

    /** The link that a colleague was asked to test. */
    public Optional<String> invitedTo(SetupSecret secret) {
        return Optional.ofNullable(store.get(COLLEAGUE_KEY + secret.hash())).map(notes -> notes.get(LINK));
    }

    /** @param cookie to be set */
    public record Opened(SetupSession session, NewCookie cookie) {}

    /**
     * @param contact to whom the secret was mailed that has opened it
     * @param testOnly whether the browser may do no more than that
     */
    public Opened open(SetupLink link, Optional<String> contact, boolean testOnly) {
        SetupSecret secret = SetupSecret.make();
        SetupSession opened = new SetupSession(
                link.id(),
                new SetupOpenings(session).noteOpened(link, contact, KeycloakClock.now()),
                SetupSecret.make().text(),
                testOnly);
        store.put(
                KEY + secret.hash(),
                KEPT.toSeconds(),
                Map.of(
                        LINK,
                        opened.linkId(),
                        OPENING,
                        String.valueOf(opened.openingId()),
                        TOKEN,
                        opened.token(),
                        TEST_ONLY,
                        String.valueOf(testOnly)));
        return new Opened(opened, cookie(testOnly, secret.text()));
    }

    /** That of this browser, if it is for this link and may do more than test. */
    public Optional<SetupSession> of(String linkId) {
        return ofThisBrowser(WORKS).filter(own -> linkId.equals(own.linkId()) && !own.testOnly());
    }

    /** All of this browser: an administrator may have opened a colleague's link in the same one. */
    public Stream<SetupSession> ofThisBrowser() {
        return Stream.of(WORKS, TESTS).flatMap(cookie -> ofThisBrowser(cookie).stream());
    }

    private Optional<SetupSession> ofThisBrowser(String cookie) {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .get(name(cookie)))
                .map(Cookie::getValue)
                .flatMap(SetupSecret::parse)
                .map(secret -> store.get(KEY + secret.hash()))
                .map(notes -> new SetupSession(
                        notes.get(LINK),
                        Long.parseLong(notes.get(OPENING)),
                        notes.get(TOKEN),
                        Boolean.parseBoolean(notes.get(TEST_ONLY))));
    }

    /** Lax: a mail program's link, and the way back from Entra, are other sites'. */
    private NewCookie cookie(boolean testOnly, String value) {
        return new NewCookie.Builder(name(testOnly ? TESTS : WORKS))
                .value(value)
                .path("/")
                .maxAge(Math.toIntExact(KEPT.toSeconds()))
                .httpOnly(true)
                .secure(isHttps())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Browsers take a cookie of this prefix from this host alone, and by https alone. */
    private String name(String cookie) {
        return isHttps() ? "__Host-" + cookie : cookie;
    }

    private boolean isHttps() {
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme());
    }
}
