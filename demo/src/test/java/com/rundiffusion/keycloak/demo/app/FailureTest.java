package com.rundiffusion.keycloak.demo.app;

import static com.rundiffusion.keycloak.demo.app.AppFixture.APP;
import static com.rundiffusion.keycloak.demo.app.AppFixture.LINK;
import static com.rundiffusion.keycloak.demo.app.AppFixture.SITES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.demo.browsing.Answer;
import com.rundiffusion.keycloak.demo.browsing.Browser;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that goes wrong ends in a loop, a blank page or someone else's session. */
class FailureTest {

    private static final String EXPIRED = "authentication_expired";

    private final AppFixture fixture = new AppFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "server_error", "temporarily_unavailable", "login_required", "made_up"})
    void aRefusalIsExplainedAndCanBeTriedAgain(String error) throws Exception {
        fixture.broker.refuseNext(error, "<script>alert(1)</script>");

        Answer page = fixture.browser.open(LINK);

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.body())
                .contains("id=\"failed\"", "<code id=\"error-code\">" + error + "</code>")
                .contains("href=\"/?autoLoginSsoProvider=contoso\"")
                .doesNotContain("<script");
        assertThat(fixture.broker.asked()).hasSize(1);
        assertThat(fixture.browser.open(LINK).body()).contains("id=\"signed-in\"");
    }

    @Test
    void aReloadOfTheExplanationShowsTheStartPage() throws Exception {
        fixture.broker.refuseNext("access_denied", null);
        fixture.browser.open(LINK);

        assertThat(fixture.browser.open(APP).body()).contains("id=\"signed-out\"");
    }

    @Test
    void aRefusalLeavesAnEarlierSessionAlone() throws Exception {
        fixture.browser.open(LINK);
        fixture.broker.refuseNext("access_denied", null);

        assertThat(fixture.browser.open(APP + "?autoLoginSsoProvider=fabrikam").body())
                .contains("id=\"failed\"");
        assertThat(fixture.browser.open(APP).body()).contains("id=\"signed-in\"");
    }

    @Test
    void aSignInThatTookTooLongStartsAgainByItself() throws Exception {
        fixture.broker.refuseNext("temporarily_unavailable", EXPIRED);

        Answer page = fixture.browser.open(LINK);

        assertThat(page.body()).contains("id=\"signed-in\"");
        assertThat(fixture.broker.asked())
                .hasSize(2)
                .allSatisfy(asked ->
                        assertThat(asked.getValue("autoLoginSsoProvider")).isEqualTo("contoso"));
    }

    @Test
    void butOnlyOnce() throws Exception {
        fixture.broker.refuseNext("temporarily_unavailable", EXPIRED);
        fixture.broker.refuseNext("temporarily_unavailable", EXPIRED);

        assertThat(fixture.browser.open(LINK).body()).contains("id=\"failed\"");
        assertThat(fixture.broker.asked()).hasSize(2);
    }

    @Test
    void anAnswerIsUsedOnce() throws Exception {
        fixture.browser.open(LINK);
        String callback = callback(fixture.browser);

        Answer page = fixture.browser.open(callback);

        assertThat(page.url()).isEqualTo(APP);
        assertThat(page.body()).contains("id=\"signed-in\"");
        assertThat(fixture.rundiffusion.sessions()).hasSize(1);
    }

    @Test
    void someoneElsesAnswerSignsNobodyIn() throws Exception {
        try (Browser attacker = fixture.newBrowser()) {
            String toBroker = attacker.get(LINK).location();
            String callback = attacker.get(toBroker).location();
            fixture.broker.endSession();
            fixture.browser.open(APP);

            Answer page = fixture.browser.open(callback);

            assertThat(page.url()).isEqualTo(APP);
            assertThat(page.body()).contains("id=\"signed-out\"");
            assertThat(fixture.rundiffusion.sessions()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?code=c&state=unknown",
                "?error=access_denied&state=unknown",
                "?state=unknown",
                "?state=",
                "?code=c",
                "?error=access_denied",
                "?code=c&state=a&state=b",
                "?prompt=none",
                "?q=%25",
            })
    void aQueryThatAnswersNothingShowsTheStartPage(String query) throws Exception {
        Answer page = fixture.browser.open(APP + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"signed-out\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?autoLoginSsoProvider=%zz",
                "?autoLoginSsoProvider=100%",
                "?autoLoginSsoProvider=%ff%fe",
                "?autoLoginSsoProvider=%e2%82",
            })
    void aLinkThatIsEncodedBadlyIsNoError(String query) throws Exception {
        String head = "GET /" + query + " HTTP/1.1\r\nHost: app.rundiffusion.localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", fixture.appsUri().getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 303")
                    .contains("autoLoginSsoProvider=");
        }
    }

    @Test
    void anAnswerWithNeitherCodeNorErrorIsExplained() throws Exception {
        Answer started = fixture.browser.get(LINK);
        fixture.browser.get(started.location());
        String state = fixture.broker.asked().get(0).getValue("state");

        assertThat(fixture.browser.open(APP + "?state=" + state).body()).contains("id=\"failed\"");
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefused() throws Exception {
        Answer started = fixture.browser.get(LINK);
        String callback = fixture.browser.get(started.location()).location();

        Answer page = fixture.browser.open(callback.replaceAll("iss=[^&]+", "iss=https%3A%2F%2Fevil.example"));

        assertThat(page.body()).contains("id=\"failed\"");
        assertThat(fixture.rundiffusion.sessions()).isEmpty();
    }

    @Test
    void anIdTokenForAnotherRequestIsRefused() throws Exception {
        fixture.broker.changeIdTokens(claims -> claims.claim("nonce", "another"));

        assertRefused("invalid_id_token");
    }

    @Test
    void anIdTokenForAnotherClientIsRefused() throws Exception {
        fixture.broker.changeIdTokens(claims -> claims.audience("runnit").claim("azp", "runnit"));

        assertRefused("invalid_id_token");
    }

    @Test
    void anIdTokenOfAnotherKeyIsRefused() throws Exception {
        fixture.broker.signWithForeignKey();

        assertRefused("invalid_id_token");
    }

    @Test
    void withoutTheBrokerThePageSaysSo() throws Exception {
        fixture.brokerServer.close();

        Answer page = fixture.browser.get(APP);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("id=\"unavailable\"", "id=\"try-again\"");
    }

    @Test
    void theBackChannelCallsNobodyButTheBroker() {
        assertThatThrownBy(() -> fixture.backChannel.retrieveResource(
                        URI.create(SITES.runnitApp() + "/keys").toURL()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Not the broker");
    }

    private void assertRefused(String error) throws Exception {
        assertThat(fixture.browser.open(LINK).body())
                .contains("id=\"failed\"", "<code id=\"error-code\">" + error + "</code>");
        assertThat(fixture.rundiffusion.sessions()).isEmpty();
    }

    private static String callback(Browser browser) {
        return browser.visited().stream()
                .filter(url -> url.contains("code="))
                .findFirst()
                .orElseThrow();
    }
}
