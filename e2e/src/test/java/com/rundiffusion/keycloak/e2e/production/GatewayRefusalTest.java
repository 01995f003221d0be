package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.REPLY_PATH;
import static com.rundiffusion.keycloak.testkit.server.RunningGateway.SSO;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.GatewayClient;
import com.rundiffusion.keycloak.testkit.server.GatewayClient.Answer;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often Keycloak may refuse one address before the gateway does. Each test asks from an address of its own. */
final class GatewayRefusalTest {

    private static final String ENDPOINT = "/realms/rundiffusion/broker/contoso/endpoint";
    private static final String TOKEN = "/realms/rundiffusion/protocol/openid-connect/token";
    private static final int MOST = 600;
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void sixHundredAreHeardAndWhoeverIsRefusedMoreIsToldToWait() throws IOException {
        GATEWAY.keycloak().answers(400, HTML, "why not");

        List<Answer> answers = GATEWAY.client().at("127.0.1.1").getMany(SSO, ENDPOINT, MOST + 1);

        assertThat(answers.subList(0, MOST)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("why not");
        });
        assertThat(GATEWAY.keycloak().requests()).hasSize(MOST);
        Answer last = answers.get(MOST);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body())
                .startsWith("<!DOCTYPE html>")
                .contains("Please wait a minute, then go back to the app and sign in again.")
                .doesNotContain("nginx", "openresty", "<script", "src=", "$");
        assertThat(last.headers("Retry-After")).containsExactly("60");
        GatewayPageTest.PAGE_HEADERS.forEach(
                (name, value) -> assertThat(last.headers(name)).containsExactly(value));
    }

    @ParameterizedTest
    @CsvSource({"127.0.1.2, 200", "127.0.1.3, 302", "127.0.1.4, 303", "127.0.1.5, 307", "127.0.1.6, 503"})
    void whatIsNotRefusedDoesNotCount(String address, int status) throws IOException {
        GatewayClient office = GATEWAY.client().at(address);
        GATEWAY.keycloak().answers(status, Map.of(), "Keycloak");

        assertThat(office.getMany(SSO, ENDPOINT, MOST + 100))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(status));
        assertThat(GATEWAY.keycloak().requests()).hasSize(MOST + 100);
        GATEWAY.keycloak().answers(400, HTML, "why not");
        assertThat(office.get(SSO, ENDPOINT).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"127.0.1.11, 400", "127.0.1.12, 403", "127.0.1.13, 404", "127.0.1.14, 405", "127.0.1.15, 413"})
    void everyWayOfRefusingCounts(String address, int status) throws IOException {
        GATEWAY.keycloak().answers(status, HTML, "why not");

        assertHeldOff(GATEWAY.client().at(address), ENDPOINT);
    }

    /** Also where it would be accepted: it is a minute. */
    @Test
    void whoeverIsHeldOffCanNeitherStartNorFinishASignIn() throws IOException {
        GatewayClient flooding = GATEWAY.client().at("127.0.1.21");
        hold(flooding);
        GATEWAY.keycloak().answers(200, Map.of(), "Keycloak");

        for (String path : List.of("broker/contoso/endpoint", "login-actions/authenticate", "reply-url/response")) {
            assertThat(flooding.post(SSO, "/realms/rundiffusion/" + path, new byte[0])
                            .status())
                    .isEqualTo(429);
        }
        assertThat(flooding.get(SSO, "/realms/rundiffusion/protocol/openid-connect/auth")
                        .status())
                .isEqualTo(429);
        assertThat(GATEWAY.keycloak().requests()).isEmpty();
    }

    @Test
    void nobodyElseWaitsAndNothingElseDoes() throws IOException {
        GatewayClient flooding = GATEWAY.client().at("127.0.1.22");
        hold(flooding);
        GATEWAY.keycloak().answers(200, Map.of(), "Keycloak");

        assertThat(GATEWAY.client().at("127.0.1.23").get(SSO, ENDPOINT).body()).isEqualTo("Keycloak");
        assertThat(flooding.post(SSO, TOKEN, new byte[0]).body()).isEqualTo("Keycloak");
        assertThat(flooding.get(SSO, "/realms/rundiffusion/sign-in/contoso").body())
                .isEqualTo("Keycloak");
        assertThat(flooding.get(SSO, "/resources/logo.gif").body()).isEqualTo("Keycloak");
        assertThat(flooding.get(APP, "/").body()).isEqualTo("RunDiffusion");
        GATEWAY.keycloak().answers(421, Map.of(), "");
        byte[] form = "SAMLResponse=PHNhbWw%2B".getBytes(StandardCharsets.US_ASCII);
        assertThat(flooding.post(APP, REPLY_PATH, form).body()).isEqualTo("Firebase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "token/introspect", "userinfo", "revoke", "certs"})
    void whatIsRefusedToAnAppsServerDoesNotCount(String endpoint) throws IOException {
        GatewayClient server = GATEWAY.client().at("127.0.1.24");
        GATEWAY.keycloak().answers(400, Map.of("Content-Type", "application/json"), "{}");

        assertThat(server.getMany(SSO, "/realms/rundiffusion/protocol/openid-connect/" + endpoint, MOST + 100))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(400));
        assertThat(server.get(SSO, ENDPOINT).status()).isEqualTo(400);
    }

    /** Microsoft's addresses are all customers'. */
    @Test
    void whatIsRefusedToACustomersEntraDoesNotCount() throws IOException {
        GatewayClient microsoft = GATEWAY.client().at("127.0.1.25");
        GATEWAY.keycloak().answers(401, Map.of("Content-Type", "application/scim+json"), "{}");

        assertThat(microsoft.getMany(SSO, "/realms/rundiffusion/provisioning/contoso/v2/Users", MOST + 100))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(401));
        assertThat(microsoft.get(SSO, ENDPOINT).status()).isEqualTo(401);
    }

    @Test
    void aCustomersEntraIsNotHeldOff() throws IOException {
        GatewayClient flooding = GATEWAY.client().at("127.0.1.26");
        hold(flooding);
        GATEWAY.keycloak().answers(200, Map.of(), "Keycloak");

        assertThat(flooding.get(SSO, "/realms/rundiffusion/provisioning/contoso/v2/Users")
                        .body())
                .isEqualTo("Keycloak");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.1.32, /realms/rundiffusion/%62roker/contoso/endpoint",
        "127.0.1.33, /realms/rundiffusion//broker/contoso/endpoint",
        "127.0.1.34, /realms/rundiffusion/sign-in/../broker/contoso/endpoint",
        "127.0.1.35, /realms/rundiffusion/sign-in/%2e%2e/broker/contoso/endpoint",
        "127.0.1.40, /resources/..%2Frealms/rundiffusion/broker/contoso/endpoint"
    })
    void noSpellingGetsAroundIt(String address, String spelling) throws IOException {
        GATEWAY.keycloak().answers(400, HTML, "why not");

        assertHeldOff(GATEWAY.client().at(address), spelling);
    }

    /** Whoever has one address of IPv6 has 18 quintillion of them. */
    @Test
    void aNetworkOfTheNewAddressesIsOneVisitor() throws IOException {
        GATEWAY.keycloak().answers(400, HTML, "why not");
        GATEWAY.client().behindBalancer("2001:db8:0:1::1").getMany(SSO, ENDPOINT, MOST);

        assertThat(statusFor("2001:db8:0:1:ffff:ffff:ffff:ffff")).isEqualTo(429);
        assertThat(statusFor("2001:db8:0:2::1")).isEqualTo(400);
    }

    @Test
    void anOldAddressInTheFormOfANewOneIsOneVisitor() throws IOException {
        GATEWAY.keycloak().answers(400, HTML, "why not");
        GATEWAY.client().behindBalancer("::ffff:192.0.2.1").getMany(SSO, ENDPOINT, MOST);

        assertThat(statusFor("::ffff:192.0.2.1")).isEqualTo(429);
        assertThat(statusFor("::ffff:192.0.2.2")).isEqualTo(400);
    }

    /** The one and the other are the same visitor. */
    @Test
    void anOldAddressIsTheSameInBothForms() throws IOException {
        GATEWAY.keycloak().answers(400, HTML, "why not");
        GATEWAY.client().behindBalancer("192.0.2.9").getMany(SSO, ENDPOINT, MOST);

        assertThat(statusFor("::ffff:192.0.2.9")).isEqualTo(429);
    }

    private static int statusFor(String address) throws IOException {
        return GATEWAY.client().behindBalancer(address).get(SSO, ENDPOINT).status();
    }

    private static void hold(GatewayClient client) throws IOException {
        GATEWAY.keycloak().answers(400, HTML, "why not");
        assertHeldOff(client, ENDPOINT);
    }

    private static void assertHeldOff(GatewayClient client, String target) throws IOException {
        List<Answer> answers = client.getMany(SSO, target, MOST + 1);
        assertThat(answers.get(MOST - 1).status()).isNotEqualTo(429);
        assertThat(answers.get(MOST).status()).isEqualTo(429);
    }
}
