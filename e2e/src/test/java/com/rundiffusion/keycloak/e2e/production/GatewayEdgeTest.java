package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, TLS and the log. */
final class GatewayEdgeTest {

    private static final byte[] FORM = "SAMLResponse=PHNhbWw%2B".getBytes(StandardCharsets.US_ASCII);

    /** The character …, as nginx writes it. */
    private static final String LEFT_OUT = "...";

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

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
                GATEWAY.client().post(APP, REPLY_PATH, FORM),
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
