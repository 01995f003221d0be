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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How often one address may ask what tells whether a company is a customer. Each test asks from an address of its own. */
final class GatewayLimitTest {

    private static final String QUESTION = "/realms/rundiffusion/sign-in/contoso";
    private static final int BURST = 200;

    /** Of sign-ins: everybody in the building. */
    private static final int OFFICE = 500;

    /** Over one connection all of it arrives before the limit lets many more pass. */
    private static final int FLOOD = 900;

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void anOfficeThatStartsTheDayIsAnswered() throws IOException {
        GatewayClient office = GATEWAY.client().at("127.0.0.2");
        GATEWAY.keycloak().answers(200, Map.of("Content-Type", "application/json"), "{\"use\":\"sso\"}");

        assertThat(office.getMany(SSO, QUESTION, BURST))
                .hasSize(BURST)
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("{\"use\":\"sso\"}"));
        assertThat(GATEWAY.keycloak().requests())
                .hasSize(BURST)
                .allSatisfy(request -> assertThat(request.target()).isEqualTo(QUESTION));
    }

    @Test
    void whoeverAsksForEveryNameIsToldToWait() throws IOException {
        Answer answer = flood(GATEWAY.client().at("127.0.0.3"), QUESTION);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":\"too_many_requests\"}\n");
        Map<String, String> headers = Map.of(
                "Retry-After", "10",
                "Content-Type", "application/json",
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff",
                "Access-Control-Allow-Origin", "*",
                "Access-Control-Expose-Headers", "Retry-After",
                "Strict-Transport-Security", "max-age=31536000");
        headers.forEach((name, value) -> assertThat(answer.headers(name)).containsExactly(value));
    }

    @Test
    void nobodyElseWaitsAndNothingElseDoes() throws IOException {
        GatewayClient flooding = GATEWAY.client().at("127.0.0.4");
        flood(flooding, QUESTION);

        assertThat(GATEWAY.client().at("127.0.0.5").get(SSO, QUESTION).status()).isEqualTo(200);
        assertThat(flooding.get(SSO, "/realms/rundiffusion/protocol/openid-connect/auth")
                        .status())
                .isEqualTo(200);
        assertThat(flooding.get(SSO, "/resources/logo.gif").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.12, /realms/rundiffusion/%73ign-in/contoso",
        "127.0.0.13, /realms/rundiffusion//sign-in/contoso",
        "127.0.0.14, /realms/rundiffusion/./sign-in/contoso",
        "127.0.0.15, /realms/rundiffusion/sign%2Din/contoso"
    })
    void noSpellingGetsAroundIt(String address, String spelling) throws IOException {
        assertThat(flood(GATEWAY.client().at(address), spelling).status()).isEqualTo(429);
    }

    /** Each tells for one name whether that is a customer; none tells it for all. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.21, /realms/rundiffusion/protocol/openid-connect/auth?kc_idp_hint=contoso",
        "127.0.0.22, /realms/rundiffusion/login-actions/authenticate?execution=x",
        "127.0.0.23, /realms/rundiffusion/protocol/openid-connect/%61uth?autoLoginSsoProvider=contoso"
    })
    void whoeverTriesNamesInLinksIsToldToWait(String address, String target) throws IOException {
        GatewayClient client = GATEWAY.client().at(address);
        assertThat(client.getMany(SSO, target, OFFICE))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));

        Answer answer = flood(client, target);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("Please wait a minute, then go back to the app and sign in again.");
        assertThat(answer.headers("Retry-After")).containsExactly("60");
        assertThat(client.get(SSO, QUESTION).status()).isEqualTo(200);
    }

    /** Each costs Keycloak a signature to verify. */
    @Test
    void framesHaveALimitOfTheirOwn() throws IOException {
        GatewayClient client = GATEWAY.client().at("127.0.0.26");
        String frame = "/realms/rundiffusion/entra-logout?SAMLRequest=PHNhbWw";
        assertThat(client.getMany(SSO, frame, BURST))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));

        assertThat(flood(client, frame).status()).isEqualTo(429);
        assertThat(client.get(SSO, QUESTION).status()).isEqualTo(200);
    }

    @Test
    void whoeverTriesIssuersAtAReplyUrlIsToldToWait() throws IOException {
        GatewayClient client = GATEWAY.client().at("127.0.0.24");
        GATEWAY.keycloak().answers(303, Map.of("Location", "https://app.rundiffusion.com/"), "");
        String form = "SAMLResponse=PHNhbWw";
        assertThat(client.postMany(APP, REPLY_PATH, form, OFFICE))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(303));

        List<Answer> answers = client.postMany(APP, REPLY_PATH, form, FLOOD);

        Answer last = answers.get(answers.size() - 1);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).contains("Please wait a minute");
        byte[] one = form.getBytes(StandardCharsets.US_ASCII);
        assertThat(GATEWAY.client().at("127.0.0.25").post(APP, REPLY_PATH, one).status())
                .isEqualTo(303);
    }

    static Stream<Named<Limited>> limited() {
        String link = "/realms/rundiffusion/protocol/openid-connect/auth?kc_idp_hint=contoso";
        String form = "SAMLResponse=PHNhbWw";
        return Stream.of(
                Named.of("questions", addresses -> GATEWAY.client().getFromEach(addresses, SSO, QUESTION)),
                Named.of("links", addresses -> GATEWAY.client().getFromEach(addresses, SSO, link)),
                Named.of("responses", addresses -> GATEWAY.client().postFromEach(addresses, APP, REPLY_PATH, form)));
    }

    /** Sends something from each of these addresses. */
    private interface Limited {
        List<Answer> from(List<String> addresses) throws IOException;
    }

    /** Whoever has one address of IPv6 has 18 quintillion of them. */
    @ParameterizedTest
    @MethodSource("limited")
    void aNetworkOfTheNewAddressesIsOneVisitor(Limited limited) throws IOException {
        List<String> addresses = IntStream.rangeClosed(1, FLOOD)
                .mapToObj(i -> "2001:db8:0:1::" + Integer.toHexString(i))
                .toList();

        List<Answer> answers = limited.from(addresses);

        assertThat(answers).hasSize(FLOOD);
        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(answers.get(FLOOD - 1).status()).isEqualTo(429);
        assertThat(limited.from(List.of("2001:db8:0:2::1")))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    private static Answer flood(GatewayClient client, String target) throws IOException {
        List<Answer> answers = client.getMany(SSO, target, FLOOD);
        return answers.get(answers.size() - 1);
    }
}
