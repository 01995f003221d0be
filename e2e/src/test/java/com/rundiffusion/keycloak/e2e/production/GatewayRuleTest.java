package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rundiffusion.keycloak.e2e.production.GatewayClient.Answer;
import com.rundiffusion.keycloak.e2e.production.RecordingServer.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's own configuration in the system's nginx, in front of stand-ins that keep what reaches them. */
final class GatewayRuleTest {

    private static final String SSO = "sso.rundiffusion.com";
    private static final String APP = "app.rundiffusion.com";
    private static final String FIREBASE = "image-ai-cb35d.firebaseapp.com";
    private static final List<String> APP_HOSTS =
            List.of(APP, "www.rundiffusion.com", "app.runnit.ai", "www.runnit.ai");
    private static final String REPLY_PATH = "/__/auth/handler";
    private static final byte[] SMALL = "SAMLResponse=PHNhbWw%2B&RelayState=a.b.c".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path folder;

    private static RecordingServer keycloak;
    private static RecordingServer firebase;
    private static RecordingServer rundiffusion;
    private static RecordingServer runnit;
    private static Nginx nginx;
    private static GatewayClient client;

    @BeforeAll
    static void start() {
        List<String> names =
                Stream.concat(Stream.of(SSO, FIREBASE), APP_HOSTS.stream()).toList();
        TlsIdentity identity = TlsIdentity.forHosts(folder, names);
        keycloak = RecordingServer.http();
        firebase = RecordingServer.https(identity);
        rundiffusion = RecordingServer.http();
        runnit = RecordingServer.http();
        nginx = Nginx.start(
                new Upstreams(keycloak.origin(), firebase.origin(), rundiffusion.origin(), runnit.origin()), identity);
        client = new GatewayClient(identity.sslContext(), nginx);
    }

    @AfterAll
    static void stop() {
        Stream.of(nginx, keycloak, firebase, rundiffusion, runnit).forEach(GatewayRuleTest::close);
    }

    @BeforeEach
    void everyUpstreamSaysItsName() {
        keycloak.answers(200, Map.of(), "Keycloak");
        firebase.answers(200, Map.of(), "Firebase");
        rundiffusion.answers(200, Map.of(), "RunDiffusion");
        runnit.answers(200, Map.of(), "Runnit");
    }

    /** The second one is larger than what nginx keeps in memory. */
    static Stream<byte[]> bodies() {
        return Stream.of(SMALL, ("SAMLResponse=" + "Aa0%2B".repeat(50_000)).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aPostThatKeycloakTakesStaysWithKeycloak(byte[] body) throws IOException {
        String location = "https://sso.rundiffusion.com/realms/rundiffusion/broker/contoso/endpoint";
        keycloak.answers(307, Map.of("Location", location), "");

        for (String host : APP_HOSTS) {
            keycloak.requests().clear();
            Answer answer = client.post(host, REPLY_PATH, body);

            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.headers("Location")).containsExactly(location);
            Request request = keycloak.onlyRequest();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/realms/rundiffusion/reply-url/__/auth/handler");
            assertThat(request.header("X-Forwarded-Host")).isEqualTo(host);
            assertThat(request.header("X-Forwarded-Proto")).isEqualTo("https");
            assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
            assertThat(request.body()).isEqualTo(body);
        }
        assertThat(firebase.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aPostThatKeycloakDeclinesReachesFirebaseAsItCame(byte[] body) throws IOException {
        keycloak.answers(421, Map.of("Content-Type", "text/plain"), "not ours");

        Answer answer = client.post(APP, REPLY_PATH + "?provider=apple.com&x=%2F", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(keycloak.onlyRequest().target()).endsWith("?provider=apple.com&x=%2F");
        Request request = firebase.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(REPLY_PATH + "?provider=apple.com&x=%2F");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.body()).isEqualTo(body);
    }

    @Test
    void firebaseIsAskedByItsOwnName() throws IOException {
        client.get(APP, "/__/auth/iframe");

        assertThat(firebase.onlyRequest().header("Host")).isEqualTo(FIREBASE);
        assertThat(firebase.onlyRequest().serverName()).isEqualTo(FIREBASE);
    }

    @Test
    void whateverKeycloakAnswersButThatIsTheAnswer() throws IOException {
        keycloak.answers(400, Map.of("Content-Type", "text/html"), "<p>expired</p>");

        Answer answer = client.post(APP, REPLY_PATH, SMALL);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("<p>expired</p>");
        assertThat(firebase.requests()).isEmpty();
    }

    @Test
    void aRefusalOfFirebaseIsPassedOnNotAskedAgain() throws IOException {
        keycloak.answers(421, Map.of(), "");
        firebase.answers(421, Map.of(), "wrong project");

        Answer answer = client.post(APP, REPLY_PATH, SMALL);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).isEqualTo("wrong project");
        assertThat(firebase.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "OPTIONS"})
    void anotherMethodThanPostAtTheReplyUrlIsFirebases(String method) throws IOException {
        Answer answer = client.send(APP, method, REPLY_PATH + "?apiKey=1", Map.of(), new byte[0]);

        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(firebase.onlyRequest().method()).isEqualTo(method);
        assertThat(firebase.onlyRequest().target()).isEqualTo(REPLY_PATH + "?apiKey=1");
        assertThat(keycloak.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__/auth/handler/", "/__/auth/handler.js", "/__/auth/iframe", "/__/firebase/init.json"})
    void everythingElseBelowTheReservedPathIsFirebases(String target) throws IOException {
        Answer answer = client.post(APP, target, SMALL);

        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(firebase.onlyRequest().target()).isEqualTo(target);
        assertThat(firebase.onlyRequest().body()).isEqualTo(SMALL);
        assertThat(keycloak.requests()).isEmpty();
    }

    @Test
    void everyOtherPathIsTheApps() throws IOException {
        assertThat(client.get(APP, "/?autoLoginSsoProvider=contoso").body()).isEqualTo("RunDiffusion");
        assertThat(rundiffusion.onlyRequest().target()).isEqualTo("/?autoLoginSsoProvider=contoso");
        assertThat(rundiffusion.onlyRequest().header("Host")).isEqualTo(APP);
        assertThat(client.get("www.rundiffusion.com", "/").body()).isEqualTo("RunDiffusion");
        assertThat(client.get("app.runnit.ai", "/").body()).isEqualTo("Runnit");
        assertThat(client.get("www.runnit.ai", "/__").body()).isEqualTo("Runnit");
    }

    @Test
    void whatAClientClaimsAboutItselfEndsAtTheGateway() throws IOException {
        Map<String, String> claims = Map.of(
                "X-Forwarded-For", "203.0.113.9",
                "X-Forwarded-Host", "evil.example",
                "X-Forwarded-Proto", "http",
                "X-Forwarded-Port", "8443",
                "X-Forwarded-Prefix", "/evil",
                "Forwarded", "for=203.0.113.9;host=evil.example");

        client.send(APP, "POST", REPLY_PATH, claims, SMALL);
        client.send(SSO, "GET", "/realms/rundiffusion/account", claims, new byte[0]);

        assertThat(keycloak.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
            assertThat(request.header("X-Forwarded-Proto")).isEqualTo("https");
            assertThat(request.header("X-Forwarded-Port")).isEqualTo("443");
            assertThat(request.headers()).doesNotContainKeys("X-Forwarded-Prefix", "Forwarded");
        });
        assertThat(keycloak.requests())
                .extracting(request -> request.header("X-Forwarded-Host"))
                .containsExactly(APP, SSO);
    }

    @Test
    void theRealmAndItsResourcesAreKeycloaksAndRedirectsStayAsTheyAre() throws IOException {
        String location = "http://127.0.0.1/realms/rundiffusion/x?session_state=1&code=2";
        keycloak.answers(302, Map.of("Location", location), "");

        Answer answer = client.get(SSO, "/realms/rundiffusion/protocol/openid-connect/auth?client_id=runnit&x=%2F");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers("Location")).containsExactly(location);
        assertThat(keycloak.onlyRequest().target())
                .isEqualTo("/realms/rundiffusion/protocol/openid-connect/auth?client_id=runnit&x=%2F");
        assertThat(keycloak.onlyRequest().header("Host")).isEqualTo(SSO);
        assertThat(client.get(SSO, "/resources/abc/login/rundiffusion/css/login.css")
                        .status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/admin/master/console/",
                "/admin/realms/rundiffusion/enterprises",
                "/realms/master/protocol/openid-connect/token",
                "/metrics",
                "/health",
                "/health/ready",
                "//admin/",
                "/%61dmin/",
                "/;/admin/",
                "/admin;x=1/",
                "/realms;x=1/master/",
                "/realms/rundiffusion/../../admin/",
                "/realms/rundiffusion/..%2F..%2Fadmin/",
                "/realms/rundiffusion/%2e%2e/master/",
                "/realms/rundiffusion-other/",
                "/realms/other/"
            })
    void administrationAndMeasurementsAreClosed(String target) throws IOException {
        assertThat(client.get(SSO, target).status()).isIn(403, 404);
        assertThat(client.post(SSO, target, SMALL).status()).isIn(403, 404);
        assertThat(keycloak.requests()).isEmpty();
    }

    @Test
    void theBareSsoHostLeadsToTheApp() throws IOException {
        assertThat(client.get(SSO, "/").headers("Location")).containsExactly("https://app.rundiffusion.com/");
    }

    @Test
    void anUnknownHostGetsNoHandshake() throws IOException {
        client.connect(APP).close();

        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> client.connect("evil.example"));
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> client.connect("contoso.rundiffusion.com"));
    }

    @Test
    void anUnknownHostBehindAKnownNameIsRefused() throws IOException {
        assertThat(client.getUnderName(APP, APP, "/").status()).isEqualTo(200);
        rundiffusion.requests().clear();

        assertThat(client.getUnderName(APP, "evil.example", "/").status()).isEqualTo(421);
        assertThat(Stream.of(keycloak, firebase, rundiffusion, runnit).flatMap(server -> server.requests().stream()))
                .isEmpty();
    }

    @Test
    void everyAnswerKeepsBrowsersOnTls() throws IOException {
        keycloak.answers(200, Map.of("Strict-Transport-Security", "max-age=1"), "Keycloak");

        for (Answer answer : List.of(
                client.get(SSO, "/realms/rundiffusion/"),
                client.get(SSO, "/metrics"),
                client.post(APP, REPLY_PATH, SMALL),
                client.get(APP, "/__/auth/handler"),
                client.get("app.runnit.ai", "/"))) {
            assertThat(answer.headers("Strict-Transport-Security")).containsExactly("max-age=31536000");
        }
    }

    @Test
    void plainHttpLeadsToTls() throws IOException {
        Answer answer = client.getPlain(APP, "/?autoLoginSsoProvider=contoso");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.headers("Location"))
                .containsExactly("https://app.rundiffusion.com/?autoLoginSsoProvider=contoso");
        assertThat(client.getPlain("evil.example", "/").status()).isEqualTo(421);
        assertThat(client.getPlain("10.0.0.1", "/gateway-health").status()).isEqualTo(204);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws IOException {
        assertThat(client.post(APP, REPLY_PATH, new byte[9 << 20]).body()).isEqualTo("Keycloak");
        keycloak.requests().clear();

        assertThat(client.post(APP, REPLY_PATH, new byte[11 << 20]).status()).isEqualTo(413);
        assertThat(keycloak.requests()).isEmpty();
    }

    @Test
    void theLogHoldsNoQueryAndNoBodyAlsoWhenAnUpstreamFails() throws IOException {
        keycloak.answers(0, Map.of(), "");

        Answer failed = client.get(SSO, "/realms/rundiffusion/broker/contoso/endpoint?code=secret-of-a-person");
        client.get(APP, "/?code=secret-of-a-person");
        client.post(APP, REPLY_PATH, "SAMLResponse=secret-of-a-person".getBytes(StandardCharsets.US_ASCII));

        assertThat(failed.status()).isEqualTo(502);
        assertThat(nginx.logWith("app.rundiffusion.com POST /__/auth/handler 502"))
                .contains("sso.rundiffusion.com GET /realms/rundiffusion/broker/contoso/endpoint 502")
                .doesNotContain("secret-of-a-person");
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
