package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP_HOSTS;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RecordingServer.Request;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a form at a Reply URL. */
final class GatewayRuleTest {

    private static final byte[] SMALL = "SAMLResponse=PHNhbWw%2B&RelayState=a.b.c".getBytes(StandardCharsets.US_ASCII);

    /** As Keycloak makes it: state, tab and client. */
    private static final String STATE = "s".repeat(43) + "." + "t".repeat(11) + ".cnVuZGlmZnVzaW9u";

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
}
