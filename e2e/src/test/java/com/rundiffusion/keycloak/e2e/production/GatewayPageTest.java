package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.testkit.journey.HeadlessChromium;
import com.rundiffusion.keycloak.testkit.page.PageCheck;
import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the gateway itself speaks to a person, and when it leaves that to those behind it. */
final class GatewayPageTest {

    private static final String TOO_LARGE = "What was posted is larger than any sign-in response.";
    private static final String UNAVAILABLE =
            "The sign-in service does not answer at the moment. Your account is fine; please try again in a minute.";
    private static final byte[] SMALL = "SAMLResponse=PHNhbWw%2B".getBytes(StandardCharsets.US_ASCII);
    private static final int LIMIT = 1 << 20;
    private static final int LARGER_LIMIT = 10 << 20;

    /** Of what the gateway itself says to a person. */
    static final Map<String, String> PAGE_HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'sha256-3A35t/SnJksebcqgR+Gp+cLwJ9ofv+Tn1KTBJygk2HY='; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Strict-Transport-Security", "max-age=31536000");

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void aBodyOfTheLargestSizePasses() throws IOException {
        assertThat(GATEWAY.client().post(APP, REPLY_PATH, new byte[LIMIT]).body())
                .isEqualTo("Keycloak");
        assertThat(GATEWAY.keycloak().onlyRequest().body()).hasSize(LIMIT);
    }

    /** An assertion is never written to a file: it arrives where no file can be written. */
    @Test
    void aBodyOfTheLargestSizeStaysInMemory() throws IOException {
        GATEWAY.nginx().withoutFolderForBodies(() -> {
            assertThat(GATEWAY.client().post(APP, REPLY_PATH, new byte[LIMIT]).body())
                    .isEqualTo("Keycloak");
            assertThat(GATEWAY.client().post(APP, "/", new byte[LARGER_LIMIT]).status())
                    .isEqualTo(500);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "app.rundiffusion.com, /__/auth/handler, application/x-www-form-urlencoded",
        "www.runnit.ai, /__/auth/handler, multipart/form-data; boundary=x",
        "sso.rundiffusion.com, /realms/rundiffusion/broker/contoso/endpoint, application/x-www-form-urlencoded",
        "sso.rundiffusion.com, /realms/rundiffusion/broker/contoso/endpoint, multipart/form-data; boundary=x",
        "sso.rundiffusion.com, /realms/rundiffusion/protocol/openid-connect/token, application/x-www-form-urlencoded",
        "sso.rundiffusion.com, /realms/rundiffusion/sign-in/contoso, text/plain",
        "sso.rundiffusion.com, /resources/logo.gif, application/x-www-form-urlencoded"
    })
    void aByteMoreIsAnsweredByAPage(String host, String target, String type) throws IOException {
        assertPageFor(LIMIT + 1, host, target, type);
    }

    @Test
    void whatIsNotForKeycloakMayBeLarger() throws IOException {
        assertThat(GATEWAY.client()
                        .post(APP, "/__/auth/iframe", new byte[LARGER_LIMIT])
                        .body())
                .isEqualTo("Firebase");
        assertThat(GATEWAY.client().post(APP, "/", new byte[LARGER_LIMIT]).body())
                .isEqualTo("RunDiffusion");
        GATEWAY.firebase().requests().clear();
        GATEWAY.rundiffusion().requests().clear();
        assertPageFor(LARGER_LIMIT + 1, APP, "/__/auth/iframe", "text/plain");
    }

    private static void assertPageFor(int size, String host, String target, String type) throws IOException {
        Answer answer = GATEWAY.client().send(host, "POST", target, Map.of("Content-Type", type), new byte[size]);

        assertPage(answer, 413, TOO_LARGE);
        assertThat(GATEWAY.passedOn()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/realms/rundiffusion/protocol/openid-connect/auth?client_id=runnit", "/resources/logo.gif"})
    void whileKeycloakIsSilentTheSsoHostSaysSo(String target) throws IOException {
        GATEWAY.keycloak().answers(0, Map.of(), "");

        assertPage(GATEWAY.client().get(SSO, target), 502, UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"/metrics, 404", "/realms/rundiffusion/broker/contoso/token, 404", "/admin/, 403"})
    void whatIsClosedIsAnsweredByAPage(String target, int status) throws IOException {
        assertPage(GATEWAY.client().get(SSO, target), status, "This address leads nowhere.");
    }

    @Test
    void whileKeycloakIsSilentAnAnswerOfEntrasStaysHere() throws IOException {
        GATEWAY.keycloak().answers(0, Map.of(), "");

        assertPage(GATEWAY.client().post(APP, REPLY_PATH, SMALL), 502, UNAVAILABLE);
        assertThat(GATEWAY.firebase().requests()).isEmpty();
    }

    /** By each way that leads there. */
    @Test
    void whileFirebaseIsSilentItsPathsSaySo() throws IOException {
        GATEWAY.keycloak().answers(421, Map.of(), "");
        GATEWAY.firebase().answers(0, Map.of(), "");

        assertPage(GATEWAY.client().get(APP, "/__/auth/iframe"), 502, UNAVAILABLE);
        assertPage(GATEWAY.client().get(APP, REPLY_PATH), 502, UNAVAILABLE);
        assertPage(GATEWAY.client().send(APP, "POST", REPLY_PATH, Map.of(), SMALL), 502, UNAVAILABLE);
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
        assertPage(GATEWAY.client().post(APP, REPLY_PATH, SMALL), 502, UNAVAILABLE);
    }

    /** A proxy between could say so, and Keycloak's server, which then sends no page either. */
    @ParameterizedTest
    @CsvSource({"413, larger than any", "502, does not answer", "504, does not answer"})
    void atTheReplyUrlAPersonGetsAPageForThoseOfKeycloaksToo(int status, String sentence) throws IOException {
        GATEWAY.keycloak().answers(status, Map.of(), "");

        assertPage(GATEWAY.client().post(APP, REPLY_PATH, SMALL), status, sentence);
        assertThat(GATEWAY.firebase().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 421, 429, 500, 502, 503, 504})
    void whatSomebodyBehindSaysIsPassedOn(int status) throws IOException {
        Map<String, String> html = Map.of("Content-Type", "text/html");
        GATEWAY.keycloak().answers(status, html, "<p>Keycloak's own</p>");
        GATEWAY.firebase().answers(status, html, "<p>Firebase's own</p>");
        GATEWAY.rundiffusion().answers(status, html, "<p>the app's own</p>");

        assertPassedOn(GATEWAY.client().get(SSO, "/realms/rundiffusion/help"), status, "<p>Keycloak's own</p>");
        assertPassedOn(GATEWAY.client().get(APP, "/__/auth/iframe"), status, "<p>Firebase's own</p>");
        assertPassedOn(GATEWAY.client().get(APP, "/"), status, "<p>the app's own</p>");
    }

    /** In a browser, which takes no style but the one that the policy names. */
    @Test
    void itIsThePageOfTheAppWhoseHostItIs() {
        GATEWAY.firebase().answers(0, Map.of(), "");
        try (HeadlessChromium chromium =
                new HeadlessChromium(Map.of("*", GATEWAY.nginx().httpsPort()))) {
            Map.of("RunDiffusion", APP, "Runnit", "app.runnit.ai").forEach((brand, host) -> {
                Page page = chromium.unused().newPage();
                page.navigate("https://" + host + "/__/auth/iframe");
                PageCheck.EVERY_RULE.of(page);
                page.locator("a").click();
                page.waitForURL("https://" + host + "/");
                assertThat(page.locator("body").innerText()).isEqualTo(brand);
            });
        }
    }

    @Test
    void anAppThatIsSilentIsNotTheSignInService() throws IOException {
        GATEWAY.rundiffusion().answers(0, Map.of(), "");

        Answer answer = GATEWAY.client().get(APP, "/");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).doesNotContain("sign-in");
    }

    private static void assertPassedOn(Answer answer, int status, String body) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    private static void assertPage(Answer answer, int status, String sentence) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .contains(sentence)
                .containsPattern("<a href=\"(/|https://app\\.rundiffusion\\.com/)\">Back to ")
                .doesNotContain("nginx", "<script", "src=", "$");
        PAGE_HEADERS.forEach((name, value) -> assertThat(answer.headers(name)).containsExactly(value));
    }
}
