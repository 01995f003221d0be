package com.rundiffusion.keycloak.demo.app;

import static com.rundiffusion.keycloak.demo.app.AppFixture.APP;
import static com.rundiffusion.keycloak.demo.app.AppFixture.LINK;
import static com.rundiffusion.keycloak.demo.app.AppFixture.RUNNIT;
import static com.rundiffusion.keycloak.demo.app.AppFixture.SITES;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.rundiffusion.keycloak.demo.browsing.Answer;
import com.rundiffusion.keycloak.demo.browsing.SelfSigned;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long someone stays signed in, and how they sign out. */
class SessionTest {

    private final AppFixture fixture = new AppFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aLoadKeepsTheSessionAndRenewsItsTokens() throws Exception {
        fixture.browser.open(LINK);
        String first = refreshToken();

        Answer page = fixture.browser.get(APP);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"signed-in\"");
        assertThat(refreshToken()).isNotEqualTo(first);
        assertThat(fixture.broker.asked()).hasSize(1);
    }

    @Test
    void aSessionThatEndedElsewhereIsOverAtTheNextLoad() throws Exception {
        fixture.browser.open(LINK);
        fixture.broker.endSession();

        Answer page = fixture.browser.open(APP);

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.body()).contains("id=\"signed-out\"").doesNotContain("Ada");
        assertThat(fixture.rundiffusion.sessions()).isEmpty();
    }

    @Test
    void aRefreshThatTurnsIntoSomeoneElseEndsTheSession() throws Exception {
        fixture.browser.open(LINK);
        fixture.broker.person(Map.of("sub", "mallory", "name", "Mallory"));

        fixture.browser.get(APP);

        assertThat(fixture.rundiffusion.sessions()).isEmpty();
    }

    @Test
    void whileTheBrokerFailsNobodyIsSignedOut() throws Exception {
        fixture.browser.open(LINK);
        fixture.broker.failTokenRequests(true);

        Answer during = fixture.browser.open(APP);
        fixture.broker.failTokenRequests(false);
        Answer after = fixture.browser.open(APP);

        assertThat(during.status()).isEqualTo(503);
        assertThat(during.body()).contains("id=\"unavailable\"", "id=\"try-again\"");
        assertThat(after.body()).contains("id=\"signed-in\"");
    }

    @Test
    void signingOutEndsTheSessionOfBothApps() throws Exception {
        fixture.browser.open(LINK);
        fixture.browser.open(RUNNIT);
        int askedBefore = fixture.broker.asked().size();

        Answer page = fixture.browser.follow(
                fixture.browser.post(APP + "sign-out", "application/x-www-form-urlencoded", new byte[0]));

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.body()).contains("id=\"signed-out\"", "id=\"signed-out-notice\"");
        assertThat(fixture.broker.asked()).hasSize(askedBefore);
        assertThat(fixture.broker.logouts()).singleElement().satisfies(logout -> {
            assertThat(logout.getValue("id_token_hint")).startsWith("eyJ");
            assertThat(logout.getValue("post_logout_redirect_uri")).isEqualTo(APP);
            assertThat(logout.getValue("client_id")).isEqualTo("rundiffusion");
        });
        assertThat(fixture.browser.open(RUNNIT).body()).contains("id=\"signed-out\"");
    }

    @Test
    void signingOutTakesAPost() throws Exception {
        fixture.browser.open(LINK);

        assertThat(fixture.browser.get(APP + "sign-out").status()).isEqualTo(404);
        assertThat(fixture.browser.open(APP).body()).contains("id=\"signed-in\"");
    }

    @Test
    void signingOutTwiceIsNoError() throws Exception {
        Answer page = fixture.browser.follow(
                fixture.browser.post(APP + "sign-out", "application/x-www-form-urlencoded", new byte[0]));

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.body()).contains("id=\"signed-out\"");
        assertThat(fixture.broker.logouts()).isEmpty();
    }

    @Test
    void scriptsCanReadTheClaimsButNoToken() throws Exception {
        assertThat(fixture.browser.get(APP + "session.json").body()).isEqualTo("{\"signedIn\":false}");
        fixture.browser.open(LINK);

        Answer session = fixture.browser.get(APP + "session.json");

        Map<String, Object> content = JSONObjectUtils.parse(session.body());
        assertThat(content.get("signedIn")).isEqualTo(true);
        assertThat(JSONObjectUtils.getJSONObject(content, "idToken")).containsEntry("name", "Ada Lovelace");
        assertThat(JSONObjectUtils.getJSONObject(content, "accessToken")).containsEntry("azp", "rundiffusion");
        assertThat(session.body()).doesNotContain("eyJ").doesNotContain(refreshToken());
    }

    @Test
    void thePageShowsNoTokenEither() throws Exception {
        String page = fixture.browser.open(LINK).body();

        assertThat(page).doesNotContain("eyJ").doesNotContain(refreshToken());
    }

    @Test
    void theSessionCookieIsOutOfReach() throws Exception {
        assertThat(fixture.browser.get(LINK).headers().get("Set-Cookie"))
                .startsWith("session=")
                .contains("; Path=/", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain", "Secure");
    }

    @Test
    void underTheProductionNamesTheCookieIsSecureToo(@TempDir Path folder) throws Exception {
        try (AppFixture production = AppFixture.production(SelfSigned.in(folder))) {
            String link = "https://www.runnit.ai/?autoLoginSsoProvider=contoso";

            assertThat(production.browser.get(link).headers().get("Set-Cookie"))
                    .startsWith("__Host-session=")
                    .contains("; Path=/", "; HttpOnly", "; Secure", "; SameSite=Lax");
            assertThat(production.browser.open(link).url()).isEqualTo("https://www.runnit.ai/");
            assertThat(production.runnit.sessions()).hasSize(1);
        }
    }

    @Test
    void pagesAreNeitherKeptNorFramed() throws Exception {
        Answer page = fixture.browser.open(LINK);

        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(page.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).doesNotContain("<script", "<style", " style=", " onclick=");
    }

    @Test
    void whatAPageLoadsIsThere() throws Exception {
        for (String origin : SITES.appOrigins()) {
            String page = fixture.browser.open(origin + "/").body();
            var loaded = Pattern.compile("(?:<img src|<link [^>]*href)=\"([^\"]+)\"")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(loaded).hasSizeGreaterThan(6);
            for (String path : loaded) {
                assertThat(fixture.browser.get(origin + path).status()).as(path).isEqualTo(200);
            }
        }
        assertThat(fixture.browser.get(APP + "nothing").body()).contains("id=\"not-found\"");
    }

    private String refreshToken() {
        return fixture.rundiffusion.sessions().get(0).refreshToken().getValue();
    }
}
