package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP_HOSTS;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.FIREBASE;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RecordingServer.Request;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which upstream gets what, and what it is told. */
final class GatewayRuleTest {

    private static final byte[] SMALL = "SAMLResponse=PHNhbWw%2B&RelayState=a.b.c".getBytes(StandardCharsets.US_ASCII);

    /** As Keycloak makes it: state, tab and client. */
    private static final String STATE = "s".repeat(43) + "." + "t".repeat(11) + ".cnVuZGlmZnVzaW9u";

    /** The character …, as nginx writes it. */
    private static final String LEFT_OUT = "\\xE2\\x80\\xA6";

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    /** The second one is larger than what nginx keeps in memory. */
    static Stream<byte[]> bodies() {
        return Stream.of(SMALL, ("SAMLResponse=" + "Aa0%2B".repeat(50_000)).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aPostThatKeycloakTakesStaysWithKeycloak(byte[] body) throws IOException {
        String location = "https://sso.rundiffusion.com/realms/rundiffusion/broker/contoso/endpoint";
        GATEWAY.keycloak().answers(307, Map.of("Location", location), "");

        for (String host : APP_HOSTS) {
            GATEWAY.keycloak().requests().clear();
            Answer answer = GATEWAY.client().post(host, REPLY_PATH, body);

            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.headers("Location")).containsExactly(location);
            Request request = GATEWAY.keycloak().onlyRequest();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/realms/rundiffusion/reply-url/__/auth/handler");
            assertThat(request.header("X-Forwarded-Host")).isEqualTo(host);
            assertThat(request.header("X-Forwarded-Proto")).isEqualTo("https");
            assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(request.body()).isEqualTo(body);
        }
        assertThat(GATEWAY.firebase().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".YXBwIHN0YXRl"})
    void anAnswerToALoginIsSentToTheSsoHostWithoutKeycloakBeingAsked(String stateOfTheApp) throws IOException {
        for (String host : APP_HOSTS) {
            Answer answer = GATEWAY.client()
                    .post(host, REPLY_PATH, form("SAMLResponse=PHNhbWw%2B&RelayState=" + STATE + stateOfTheApp));

            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.headers("Location"))
                    .containsExactly("https://sso.rundiffusion.com/realms/rundiffusion/reply-url/response");
            assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers("Strict-Transport-Security")).hasSize(1);
        }
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    static Stream<String> whatMayBeAnything() {
        return Stream.of(
                "RelayState=" + STATE,
                "SAMLResponse&RelayState=" + STATE,
                "SAMLResponse=PHNhbWw&RelayState",
                "SAMLResponse=PHNhbWw&RelayState=",
                "SAMLResponse=PHNhbWw&RelayState=" + STATE.substring(1),
                "SAMLResponse=PHNhbWw&RelayState=s" + STATE,
                "SAMLResponse=PHNhbWw&RelayState=" + STATE + ".",
                "SAMLResponse=PHNhbWw&RelayState=" + STATE + ".x.y",
                "SAMLResponse=PHNhbWw&RelayState=" + STATE + "%0A",
                "SAMLResponse=PHNhbWw&RelayState=" + STATE + "&RelayState=" + STATE,
                "SAMLResponse=PHNhbWw&SAMLResponse=PHNhbWw&RelayState=" + STATE,
                "SAMLResponse=PHNhbWw&x=y&RelayState=" + STATE);
    }

    @ParameterizedTest
    @MethodSource("whatMayBeAnything")
    void whateverElseComesKeycloakTellsApart(String form) throws IOException {
        Answer answer = GATEWAY.client().post(APP, REPLY_PATH, form(form));

        assertThat(answer.body()).isEqualTo("Keycloak");
        assertThat(GATEWAY.keycloak().onlyRequest().body()).isEqualTo(form(form));
    }

    private static byte[] form(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aPostThatKeycloakDeclinesReachesFirebaseAsItCame(byte[] body) throws IOException {
        GATEWAY.keycloak().answers(421, Map.of("Content-Type", "text/plain"), "not ours");

        Answer answer = GATEWAY.client().post(APP, REPLY_PATH + "?provider=apple.com&x=%2F", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(GATEWAY.keycloak().onlyRequest().target()).endsWith("?provider=apple.com&x=%2F");
        Request request = GATEWAY.firebase().onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(REPLY_PATH + "?provider=apple.com&x=%2F");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.body()).isEqualTo(body);
    }

    @Test
    void firebaseIsAskedByItsOwnName() throws IOException {
        GATEWAY.client().get(APP, "/__/auth/iframe");

        assertThat(GATEWAY.firebase().onlyRequest().header("Host")).isEqualTo(FIREBASE);
        assertThat(GATEWAY.firebase().onlyRequest().serverName()).isEqualTo(FIREBASE);
    }

    @Test
    void whateverKeycloakAnswersButThatIsTheAnswer() throws IOException {
        GATEWAY.keycloak().answers(400, Map.of("Content-Type", "text/html"), "<p>expired</p>");

        Answer answer = GATEWAY.client().post(APP, REPLY_PATH, SMALL);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("<p>expired</p>");
        assertThat(GATEWAY.firebase().requests()).isEmpty();
    }

    @Test
    void aRefusalOfFirebaseIsPassedOnNotAskedAgain() throws IOException {
        GATEWAY.keycloak().answers(421, Map.of(), "");
        GATEWAY.firebase().answers(421, Map.of(), "wrong project");

        Answer answer = GATEWAY.client().post(APP, REPLY_PATH, SMALL);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).isEqualTo("wrong project");
        assertThat(GATEWAY.firebase().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "OPTIONS"})
    void anotherMethodThanPostAtTheReplyUrlIsFirebases(String method) throws IOException {
        Answer answer = GATEWAY.client().send(APP, method, REPLY_PATH + "?apiKey=1", Map.of(), new byte[0]);

        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(GATEWAY.firebase().onlyRequest().method()).isEqualTo(method);
        assertThat(GATEWAY.firebase().onlyRequest().target()).isEqualTo(REPLY_PATH + "?apiKey=1");
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Application/X-WWW-Form-UrlEncoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "APPLICATION/X-WWW-FORM-URLENCODED ;CHARSET=\"utf",
            })
    void aFormIsOneHoweverItsTypeIsSpelled(String type) throws IOException {
        Answer answer = GATEWAY.client().send(APP, "POST", REPLY_PATH, Map.of("Content-Type", type), SMALL);

        assertThat(answer.body()).isEqualTo("Keycloak");
        assertThat(GATEWAY.keycloak().onlyRequest().header("Content-Type")).isEqualTo(type);
        assertThat(GATEWAY.firebase().requests()).isEmpty();
    }

    static Stream<Map<String, String>> whatIsNoForm() {
        return Stream.concat(
                Stream.of(Map.of()),
                Stream.of(
                                "multipart/form-data; boundary=never-comes",
                                "multipart/form-data",
                                "application/json",
                                "text/plain; application/x-www-form-urlencoded",
                                "application/x-www-form-urlencoded-not",
                                "application/x-www-form-urlencoded, text/plain",
                                ";;=/ \"")
                        .map(type -> Map.of("Content-Type", type)));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoForm")
    void whatIsNoFormIsFirebasesAndKeycloakIsNotAsked(Map<String, String> type) throws IOException {
        for (byte[] body : bodies().toList()) {
            GATEWAY.firebase().requests().clear();
            Answer answer = GATEWAY.client().send(APP, "POST", REPLY_PATH + "?apiKey=1&x=%2F", type, body);

            assertThat(answer.body()).isEqualTo("Firebase");
            Request request = GATEWAY.firebase().onlyRequest();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo(REPLY_PATH + "?apiKey=1&x=%2F");
            assertThat(request.header("Content-Type")).isEqualTo(type.getOrDefault("Content-Type", ""));
            assertThat(request.body()).isEqualTo(body);
        }
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__/auth/handler/", "/__/auth/handler.js", "/__/auth/iframe", "/__/firebase/init.json"})
    void everythingElseBelowTheReservedPathIsFirebases(String target) throws IOException {
        Answer answer = GATEWAY.client().post(APP, target, SMALL);

        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(GATEWAY.firebase().onlyRequest().target()).isEqualTo(target);
        assertThat(GATEWAY.firebase().onlyRequest().body()).isEqualTo(SMALL);
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @Test
    void everyOtherPathIsTheApps() throws IOException {
        assertThat(GATEWAY.client().get(APP, "/?autoLoginSsoProvider=contoso").body())
                .isEqualTo("RunDiffusion");
        assertThat(GATEWAY.rundiffusion().onlyRequest().target()).isEqualTo("/?autoLoginSsoProvider=contoso");
        assertThat(GATEWAY.rundiffusion().onlyRequest().header("Host")).isEqualTo(APP);
        assertThat(GATEWAY.client().get("www.rundiffusion.com", "/").body()).isEqualTo("RunDiffusion");
        assertThat(GATEWAY.client().get("app.runnit.ai", "/").body()).isEqualTo("Runnit");
        assertThat(GATEWAY.client().get("www.runnit.ai", "/__").body()).isEqualTo("Runnit");
    }

    @Test
    void whatAClientClaimsAboutItselfEndsAtTheGateway() throws IOException {
        Map<String, String> claims = Map.of(
                "Content-Type", "application/x-www-form-urlencoded",
                "X-Forwarded-For", "203.0.113.9",
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "http",
                "X-Forwarded-Port", "8443",
                "X-Forwarded-Prefix", "/evil",
                "Forwarded", "for=203.0.113.9;host=evil.example");

        GATEWAY.client().send(APP, "POST", REPLY_PATH, claims, SMALL);
        GATEWAY.client().send(SSO, "GET", "/realms/rundiffusion/help", claims, new byte[0]);

        assertThat(GATEWAY.keycloak().requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
            assertThat(request.header("X-Forwarded-Proto")).isEqualTo("https");
            assertThat(request.header("X-Forwarded-Port")).isEqualTo("443");
            assertThat(request.headers()).doesNotContainKeys("X-Forwarded-Prefix", "Forwarded");
        });
        assertThat(GATEWAY.keycloak().requests())
                .extracting(request -> request.header("X-Forwarded-Host"))
                .containsExactly(APP, SSO);
    }

    @Test
    void anUnknownHostGetsNoHandshake() throws IOException {
        GATEWAY.client().connect(APP).close();

        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> GATEWAY.client().connect("evil.example"));
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> GATEWAY.client().connect("contoso.rundiffusion.com"));
    }

    @Test
    void anUnknownHostBehindAKnownNameIsRefused() throws IOException {
        assertThat(GATEWAY.client().getUnderName(APP, APP, "/").status()).isEqualTo(200);
        GATEWAY.rundiffusion().requests().clear();

        assertThat(GATEWAY.client().getUnderName(APP, "evil.example", "/").status())
                .isEqualTo(421);
        assertThat(GATEWAY.passedOn()).isEmpty();
    }

    @Test
    void everyAnswerKeepsBrowsersOnTls() throws IOException {
        GATEWAY.keycloak().answers(200, Map.of("Strict-Transport-Security", "max-age=1"), "Keycloak");

        for (Answer answer : List.of(
                GATEWAY.client().get(SSO, "/realms/rundiffusion/help"),
                GATEWAY.client().get(SSO, "/metrics"),
                GATEWAY.client().post(APP, REPLY_PATH, SMALL),
                GATEWAY.client().get(APP, "/__/auth/handler"),
                GATEWAY.client().get("app.runnit.ai", "/"))) {
            assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=31536000");
        }
    }

    @Test
    void plainHttpLeadsToTls() throws IOException {
        Answer answer = GATEWAY.client().getPlain(APP, "/?autoLoginSsoProvider=contoso");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.headers("Location"))
                .containsExactly("https://app.rundiffusion.com/?autoLoginSsoProvider=contoso");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(GATEWAY.client().getPlain("evil.example", "/").status()).isEqualTo(421);
        assertThat(GATEWAY.client().getPlain("10.0.0.1", "/gateway-health").status())
                .isEqualTo(204);
    }

    @Test
    void nobodyWritesALineOfTheLog() throws IOException {
        GATEWAY.client().get(SSO, "/realms/rundiffusion/help/x%0d%0aforged%20line");

        String log = GATEWAY.nginx().logWith("forged line");
        assertThat(log.lines()).filteredOn(line -> line.contains("forged line")).allMatch(line -> line.contains(SSO));
    }

    @Test
    void theLogHoldsNoQueryAndNoBodyAlsoWhenAnUpstreamFails() throws IOException {
        GATEWAY.keycloak().answers(0, Map.of(), "");

        Answer failed =
                GATEWAY.client().get(SSO, "/realms/rundiffusion/broker/contoso/endpoint?code=secret-of-a-person");
        GATEWAY.client().get(APP, "/?code=secret-of-a-person");
        GATEWAY.client().post(APP, REPLY_PATH, "SAMLResponse=secret-of-a-person".getBytes(StandardCharsets.US_ASCII));

        assertThat(failed.status()).isEqualTo(502);
        assertThat(GATEWAY.nginx().logWith("app.rundiffusion.com POST /__/auth/handler 502"))
                .contains("sso.rundiffusion.com GET /realms/rundiffusion/broker/contoso/endpoint 502")
                .doesNotContain("secret-of-a-person");
    }

    /** Whoever has one can use it. */
    @ParameterizedTest
    @CsvSource({"GET, open, ''", "POST, open, ''", "POST, open, /renew", "GET, open-test, ''", "GET, test, ''"})
    void noSecretOfASetupLinkIsInTheLogAlsoWhenKeycloakFails(String method, String page, String rest)
            throws IOException {
        String secret = "secret-of-a-setup-link";
        String path = "/realms/rundiffusion/setup/" + page + "/";
        for (int status : List.of(200, 502)) {
            GATEWAY.keycloak().answers(status == 502 ? 0 : status, Map.of(), "");
            GATEWAY.client().send(SSO, method, path + secret + rest, Map.of(), new byte[0]);
            assertThat(GATEWAY.keycloak().requests())
                    .isNotEmpty()
                    .allMatch(request -> request.target().equals(path + secret + rest));
            assertThat(GATEWAY.nginx().logWith(method + " " + path + LEFT_OUT + " " + status))
                    .doesNotContain(secret);
        }
    }
}
