package com.rundiffusion.keycloak.demo.gateway;

import static com.rundiffusion.keycloak.demo.gateway.GatewayFixture.SITES;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.browsing.Answer;
import com.rundiffusion.keycloak.demo.browsing.Browser;
import com.rundiffusion.keycloak.demo.browsing.SelfSigned;
import com.rundiffusion.keycloak.entra.Sites;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which upstream gets what, and what it is told about the way. */
class GatewayTest {

    private static final String HELP = SITES.sso() + "/realms/rundiffusion/help";

    private final GatewayFixture fixture = new GatewayFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void eachHostHasItsUpstream() throws Exception {
        assertThat(bodyAt(HELP)).isEqualTo("keycloak");
        assertThat(bodyAt(SITES.sso() + "/__/auth/handler")).contains("This address leads nowhere.");
        assertThat(bodyAt(SITES.entra() + "/tenant/saml2")).isEqualTo("sites");
        assertThat(bodyAt(SITES.firebase() + "/")).isEqualTo("firebase");
        for (String origin : SITES.appOrigins()) {
            assertThat(bodyAt(origin + "/")).isEqualTo("sites");
            assertThat(bodyAt(origin + "/__")).isEqualTo("sites");
            assertThat(bodyAt(origin + "/__/x")).isEqualTo("firebase");
        }
    }

    @Test
    void noPostToFirebasesOwnHostReachesUs() throws Exception {
        fixture.browser.post(SITES.firebase() + Sites.REPLY_PATH, "text/plain", new byte[] {1});

        assertThat(fixture.firebase.received()).hasSize(1);
        assertThat(fixture.keycloak.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "http://rundiffusion.localhost/", "http://127.0.0.1/"})
    void aHostThatIsNotOursIsRefused(String url) throws Exception {
        Answer answer = fixture.browser.get(url);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).contains("This server knows no site of that name.");
        assertThat(fixture.sites.received()).isEmpty();
    }

    @Test
    void caseAndPortOfTheHostDoNotMatter() throws Exception {
        assertThat(bodyAt("http://APP.rundiffusion.localhost:8080/")).isEqualTo("sites");
        HttpFields headers = fixture.sites.received().get(0).headers();
        assertThat(headers.get("X-Forwarded-Port")).isEqualTo("8080");
    }

    @Test
    void aRequestArrivesAsItWasSent() throws Exception {
        fixture.keycloak.answers(302, "http://app.rundiffusion.localhost/?code=x");

        Answer answer = fixture.browser.send(
                "PUT",
                SITES.sso() + "/realms/rundiffusion/sign-in/a%20b?q={x|y}&q=%2F+&empty",
                request -> request.headers(headers ->
                                headers.put("Authorization", "Bearer t").put("Cookie", "s=1; t=2"))
                        .body(new BytesRequestContent("application/json", new byte[] {'{', '}'})));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("http://app.rundiffusion.localhost/?code=x");
        var passed = fixture.keycloak.received().get(0);
        assertThat(passed.method()).isEqualTo("PUT");
        assertThat(passed.path()).isEqualTo("/realms/rundiffusion/sign-in/a%20b");
        assertThat(passed.query()).isEqualTo("q={x|y}&q=%2F+&empty");
        assertThat(passed.host()).isEqualTo("sso.rundiffusion.localhost");
        assertThat(passed.headers().get("Authorization")).isEqualTo("Bearer t");
        assertThat(passed.headers().get("Cookie")).isEqualTo("s=1; t=2");
        assertThat(passed.body()).isEqualTo(new byte[] {'{', '}'});
    }

    @Test
    void aPercentSignThatEncodesNothingIsNoError() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", fixture.browser.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /?a=100%&b=%zz HTTP/1.1\r\nHost: app.rundiffusion.localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(fixture.sites.received().get(0).query()).isEqualTo("a=100%25&b=%25zz");
    }

    /** As where the address of an enterprise's SCIM was entered in Entra with a slash at its end. */
    @Test
    void aSlashTooManyIsForgivenWhereEntraProvisions() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", fixture.browser.port())) {
            socket.getOutputStream()
                    .write(("GET /realms/rundiffusion/provisioning/contoso/v2//Users?filter=a//b HTTP/1.1\r\n"
                                    + "Host: sso.rundiffusion.localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
        assertThat(fixture.keycloak.received().get(0).path())
                .isEqualTo("/realms/rundiffusion/provisioning/contoso/v2/Users");
        assertThat(fixture.keycloak.received().get(0).query()).isEqualTo("filter=a//b");
    }

    @Test
    void aVeryLongLinkPasses() throws Exception {
        String query = "autoLoginSsoProvider=" + "x".repeat(20_000);

        assertThat(bodyAt(SITES.rundiffusionApp() + "/?" + query)).isEqualTo("sites");
        assertThat(fixture.sites.received().get(0).query()).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sso.rundiffusion.localhost/realms/rundiffusion/help",
                "http://app.rundiffusion.localhost/__/auth/handler"
            })
    void whatAClientSaysOfTheWayIsDropped(String url) throws Exception {
        fixture.browser.send(
                "POST",
                url,
                request -> request.headers(headers -> {
                    headers.put("Content-Type", "application/x-www-form-urlencoded");
                    headers.put("X-Forwarded-For", "6.6.6.6");
                    headers.put("x-forwarded-host", "evil.example");
                    headers.put("X-Forwarded-Proto", "https");
                    headers.put("X-Forwarded-Port", "1");
                    headers.put("X-Forwarded-Prefix", "/evil");
                    headers.put("X-Real-IP", "6.6.6.6");
                    headers.put("Forwarded", "for=6.6.6.6;host=evil.example;proto=https");
                    headers.put("Connection", "X-Forwarded-Host");
                }));

        HttpFields headers = fixture.keycloak.received().get(0).headers();
        Map<String, String> told = Map.of(
                "X-Forwarded-For", "127.0.0.1",
                "X-Forwarded-Host", url.split("/")[2],
                "X-Forwarded-Proto", "http",
                "X-Forwarded-Port", "80");
        told.forEach((name, value) -> assertThat(headers.getValuesList(name)).containsExactly(value));
        assertThat(headers.getFieldNamesCollection()).doesNotContain("X-Forwarded-Prefix", "X-Real-IP", "Forwarded");
    }

    @ParameterizedTest
    @CsvSource({
        "http://sso.rundiffusion.localhost/realms/rundiffusion/broker/contoso/endpoint, 1",
        "http://sso.rundiffusion.localhost/admin/realms/rundiffusion/enterprises, 10",
        "http://app.rundiffusion.localhost/__/auth/iframe, 10",
        "http://app.runnit.localhost/, 10"
    })
    void aPostOfTheLargestSizePassesAndOneByteMoreGetsAPage(String url, int megabytes) throws Exception {
        int most = megabytes << 20;
        String form = "application/x-www-form-urlencoded";

        assertThat(fixture.browser.post(url, form, new byte[most]).status()).isEqualTo(200);
        Answer larger = fixture.browser.post(url, form, new byte[most + 1]);

        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.headers().get("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(larger.body()).contains("What was posted is larger than any sign-in response.");
    }

    /** In chunks nobody says a length beforehand. */
    @Test
    void theLengthOfABodyIsKnownWhenItWasRead() throws Exception {
        assertThat(inChunks(Routing.MOST_TO_KEYCLOAK).body()).isEqualTo("keycloak");
        var passed = fixture.keycloak.received().get(0);
        assertThat(passed.body()).hasSize(Routing.MOST_TO_KEYCLOAK);
        assertThat(passed.headers().get("Content-Length")).isEqualTo(String.valueOf(Routing.MOST_TO_KEYCLOAK));

        Answer larger = inChunks(Routing.MOST_TO_KEYCLOAK + 1);

        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.body()).contains("What was posted is larger than any sign-in response.");
        assertThat(fixture.keycloak.received()).hasSize(1);
    }

    private Answer inChunks(int size) throws Exception {
        return fixture.browser.send(
                "POST",
                HELP,
                request -> request.body(new InputStreamRequestContent(
                        "application/x-www-form-urlencoded", new ByteArrayInputStream(new byte[size]), null)));
    }

    @Test
    void whileKeycloakIsDownOnlyTheSignInSaysSo() throws Exception {
        fixture.keycloakServer.close();

        Answer signIn = fixture.browser.get(HELP);

        assertThat(signIn.status()).isEqualTo(502);
        assertThat(signIn.body()).contains("The sign-in service does not answer at the moment.");
        assertThat(bodyAt(SITES.runnitApp() + "/")).isEqualTo("sites");
    }

    @Test
    void whileFirebaseIsDownTheAppsStillAnswer() throws Exception {
        fixture.firebaseServer.close();

        Answer handler = fixture.browser.get(SITES.runnitApp() + "/__/auth/handler");

        assertThat(handler.status()).isEqualTo(502);
        assertThat(handler.body()).contains("The sign-in service does not answer at the moment.");
        assertThat(bodyAt(SITES.runnitApp() + "/")).isEqualTo("sites");
    }

    @Test
    void whileAnAppIsDownTheSignInIsNotBlamed() throws Exception {
        fixture.sitesServer.close();

        Answer app = fixture.browser.get(SITES.runnitApp() + "/");

        assertThat(app.status()).isEqualTo(502);
        assertThat(app.body()).contains("This site does not answer at the moment.");
    }

    @Test
    void overTlsTheUpstreamsAreToldHttps(@TempDir Path folder) throws Exception {
        try (Gateway gateway = Gateway.https(
                                Sites.production(), fixture.upstreams(), Refusals.counted(), SelfSigned.in(folder))
                        .start();
                Browser browser = new Browser(gateway.port())) {
            assertThat(browser.get("https://sso.rundiffusion.com/realms/rundiffusion/help")
                            .body())
                    .isEqualTo("keycloak");
            assertThat(browser.get("https://app.rundiffusion.localhost/").status())
                    .isEqualTo(421);
        }

        HttpFields headers = fixture.keycloak.received().get(0).headers();
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(headers.get("X-Forwarded-Host")).isEqualTo("sso.rundiffusion.com");
        assertThat(headers.get("X-Forwarded-Port")).isEqualTo("443");
    }

    private String bodyAt(String url) throws Exception {
        return fixture.browser.get(url).body();
    }
}
