package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.FIREBASE;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which upstream gets what beside the forms at a Reply URL, and what each is told of the client. */
final class GatewayUpstreamTest {

    private static final byte[] FORM = "SAMLResponse=PHNhbWw%2B".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void firebaseIsAskedByItsOwnName() throws IOException {
        GATEWAY.client().get(APP, "/__/auth/iframe");

        assertThat(GATEWAY.firebase().onlyRequest().header("Host")).isEqualTo(FIREBASE);
        assertThat(GATEWAY.firebase().onlyRequest().serverName()).isEqualTo(FIREBASE);
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
    @ValueSource(strings = {"/__/auth/handler/", "/__/auth/handler.js", "/__/auth/iframe", "/__/firebase/init.json"})
    void everythingElseBelowTheReservedPathIsFirebases(String target) throws IOException {
        Answer answer = GATEWAY.client().post(APP, target, FORM);

        assertThat(answer.body()).isEqualTo("Firebase");
        assertThat(GATEWAY.firebase().onlyRequest().target()).isEqualTo(target);
        assertThat(GATEWAY.firebase().onlyRequest().body()).isEqualTo(FORM);
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

        GATEWAY.client().send(APP, "POST", REPLY_PATH, claims, FORM);
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
}
