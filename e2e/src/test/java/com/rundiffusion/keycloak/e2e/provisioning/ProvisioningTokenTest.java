package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessToken;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may provision people, and what everybody else hears. Each test comes from a network of its own. */
class ProvisioningTokenTest {

    private static final String CONTOSO = "company-00001";
    private static final String FABRIKAM = "company-00002";
    private static final String NOBODY = "company-00003";
    private static final String CONFIG = "/ServiceProviderConfig";

    /** As Entra makes one of its own where no secret is entered: for one audience, whoever the customer is. */
    private static final String ENTRAS_OWN = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6Im5vdC1vdXJzIn0"
            + ".eyJhdWQiOiI4YWRmOGU2ZS02N2IyLTRjZjItYTI1OS1lM2RjNTQ3NmM2MjEiLCJpc3MiOiJodHRwczovL3N0cy53aW5kb3dzLm5ldC8ifQ"
            + ".c2lnbmF0dXJl";

    private static final List<List<String>> REQUESTS = List.of(
            List.of("GET", CONFIG),
            List.of("GET", "/Users?filter=userName%20eq%20%22a%22"),
            List.of("GET", "/nothing/there/at/all"),
            List.of("POST", "/Users"),
            List.of("PUT", "/Users/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11"),
            List.of("PATCH", "/Groups/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11"),
            List.of("DELETE", "/Users/0f0a54f6-27c2-43bb-9a08-1d3b1a2f4a11"));

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    private final String network = "198.51.100." + NETWORKS.incrementAndGet();

    @BeforeEach
    void connect() {
        for (int number : new int[] {1, 2}) {
            assertThat(companies
                            .api()
                            .create(companies.document(number, "provisioning", "optional"))
                            .status())
                    .isEqualTo(201);
        }
    }

    private JsonNode make(String alias) {
        EnterpriseApi.Answer made = companies.api().send("POST", "/" + alias + "/provisioning-tokens", Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private String token(String alias) {
        return make(alias).path("token").asText();
    }

    private void revoke(String alias, JsonNode made) {
        assertThat(companies
                        .api()
                        .send(
                                "DELETE",
                                "/" + alias + "/provisioning-tokens/"
                                        + made.path("id").asText(),
                                null)
                        .status())
                .isEqualTo(204);
    }

    private ScimApi scim(String alias) {
        return ScimApi.of(journey, alias, network);
    }

    private Background background() {
        return new Background(journey);
    }

    private String expired(String alias) {
        JsonNode made = companies
                .api()
                .send(
                        "POST",
                        "/" + alias + "/provisioning-tokens",
                        Map.of("expiresAt", Instant.now().plusSeconds(1).toString()))
                .json();
        ScimApi scim = scim(alias).with(made.path("token").asText());
        background().await(() -> scim.get(CONFIG).status() == 401);
        return made.path("token").asText();
    }

    /** Byte for byte, its headers among them. */
    @Test
    void oneAnswerForWhateverOpensNothing() {
        String good = token(CONTOSO);
        JsonNode revoked = make(CONTOSO);
        revoke(CONTOSO, revoked);
        ScimApi contoso = scim(CONTOSO);
        Map<String, ScimApi> strangers = new LinkedHashMap<>();
        strangers.put("no header", contoso);
        strangers.put("another scheme", contoso.withHeader("Authorization", "Basic " + good));
        strangers.put("no scheme", contoso.withHeader("Authorization", good));
        strangers.put("too short", contoso.with(good.substring(1)));
        strangers.put("mistyped", contoso.with(good.substring(0, 20) + "x" + good.substring(21)));
        strangers.put("unknown", contoso.with(AccessToken.make().text()));
        strangers.put("revoked", contoso.with(revoked.path("token").asText()));
        strangers.put("expired", contoso.with(expired(CONTOSO)));
        strangers.put("another enterprise's", contoso.with(token(FABRIKAM)));
        strangers.put("an alias of nobody's", scim(NOBODY).with(good));
        strangers.put("an alias that is none", scim("%20").with(good));
        strangers.put("nobody's alias, no header", scim(NOBODY));
        strangers.put("Entra's own", contoso.with(ENTRAS_OWN));
        Answer one = contoso.get(CONFIG);
        assertThat(one.status()).isEqualTo(401);
        assertThat(one.headers())
                .containsEntry("www-authenticate", "Bearer realm=\"provisioning\"")
                .containsEntry("content-type", "application/scim+json")
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff");
        assertThat(one.body())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"401\","
                        + "\"detail\":\"No token that opens this address came with the request. "
                        + "Enter the secret token and the address that belong together.\"}");
        AtomicInteger host = new AtomicInteger();
        REQUESTS.forEach(request -> {
            String address = "192.0.2." + host.incrementAndGet();
            strangers.forEach((who, scim) -> assertThat(scim.from(address).send(request.get(0), request.get(1), "{}"))
                    .as(who + ": " + request)
                    .isEqualTo(one));
            assertThat(contoso.with(good)
                            .send(request.get(0), request.get(1), "{}")
                            .status())
                    .isNotEqualTo(401);
        });
        assertThat(contoso.with(good).get(CONFIG).status()).isEqualTo(200);
    }

    @Test
    void aliasesAreReadInAnyCase() {
        String good = token(CONTOSO);
        assertThat(scim("Company-00001").with(good).get(CONFIG).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token"})
    void aTokenInTheAddressIsSpentAndIsTold(String parameter) {
        String good = token(CONTOSO);
        for (ScimApi scim : List.of(scim(CONTOSO), scim(CONTOSO).with(good), scim(NOBODY))) {
            Answer answer = scim.get(CONFIG + "?" + parameter + "=" + good);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.detail())
                    .isEqualTo("The token came in the address, where logs keep it. "
                            + "Send it in the header Authorization, and make another one first.");
        }
        assertThat(scim(CONTOSO).with(good).get(CONFIG + "?unknown=" + good).status())
                .isEqualTo(200);
    }

    @Test
    void aThirdOneIsRefusedUntilOneIsRevoked() {
        JsonNode first = make(CONTOSO);
        String second = token(CONTOSO);
        EnterpriseApi.Answer third = companies.api().send("POST", "/" + CONTOSO + "/provisioning-tokens", null);
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.json().path("code").asText()).isEqualTo("tokens_too_many");
        for (String open : List.of(first.path("token").asText(), second)) {
            assertThat(scim(CONTOSO).with(open).get(CONFIG).status()).isEqualTo(200);
        }
        revoke(CONTOSO, first);
        assertThat(scim(CONTOSO).with(token(CONTOSO)).get(CONFIG).status()).isEqualTo(200);
    }

    @Test
    void whatIsRevokedIsRefusedAtOnce() {
        JsonNode made = make(CONTOSO);
        ScimApi scim = scim(CONTOSO).with(made.path("token").asText());
        assertThat(scim.get(CONFIG).status()).isEqualTo(200);
        revoke(CONTOSO, made);
        assertThat(scim.get(CONFIG).status()).isEqualTo(401);
    }

    @Test
    void theTokensOfAnEnterpriseGoWithIt() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        assertThat(scim.get(CONFIG).status()).isEqualTo(200);
        companies.api().delete(CONTOSO);
        assertThat(scim.get(CONFIG).status()).isEqualTo(401);
        companies.api().create(companies.document(1, "provisioning", "optional"));
        assertThat(scim.get(CONFIG).status()).isEqualTo(401);
    }

    /** Its people must not go stale meanwhile; nobody signs in. */
    @Test
    void whoIsPausedIsProvisionedAllTheSame() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        companies.api().status(CONTOSO, "paused");
        assertThat(scim.get(CONFIG).status()).isEqualTo(200);
    }

    @Test
    void whereProvisioningIsOffItIsToldToWhoeverHasTheToken() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        companies.api().put(CONTOSO, Map.of("provisioning", "off"));
        Answer answer = scim.get(CONFIG);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.detail()).contains("switched off for this company");
        assertThat(scim(CONTOSO).get(CONFIG).status()).isEqualTo(401);
    }

    @Test
    void neitherTheTokenNorItsHashIsInAnEventOrTheLog() throws IOException {
        JsonNode made = make(CONTOSO);
        AccessToken token = AccessToken.parse(made.path("token").asText()).orElseThrow();
        scim(CONTOSO).with(token.text()).get(CONFIG);
        revoke(CONTOSO, made);
        String path = "enterprises/" + CONTOSO + "/provisioning-tokens/"
                + made.path("id").asText();
        List<JsonNode> events = background().events(path);
        assertThat(events)
                .extracting(event -> event.path("operationType").asText())
                .containsExactly("DELETE", "CREATE");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.toString()).contains(token.hint()).doesNotContain(token.text(), token.hash()));
        assertThat(Files.readString(journey.log())).doesNotContain(token.text(), token.hash());
    }

    @Test
    void aBodyOfAMegabyteIsRefused() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        int most = 256 * 1024;
        assertThat(scim.send("POST", "/Users", json(most)).status()).isNotEqualTo(413);
        for (int size : new int[] {most + 1, 1 << 20}) {
            Answer answer = scim.send("POST", "/Users", json(size));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.detail()).startsWith("More than 262,144 bytes in a body.");
        }
    }

    private static String json(int size) {
        String head = "{\"userName\":\"";
        String tail = "\"}";
        return head + "x".repeat(size - head.length() - tail.length()) + tail;
    }

    @Test
    void aBodyThatIsNoJsonOrIsCalledSomethingElseIsRefused() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        for (String body : List.of("[]", "{", "{\"a\":1,\"a\":2}", "{}{}", "[".repeat(5_000))) {
            Answer answer = scim.send("POST", "/Users", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidSyntax");
        }
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "application/xml")) {
            assertThat(scim.withHeader("Content-Type", type)
                            .send("POST", "/Users", "{}")
                            .status())
                    .isEqualTo(415);
        }
        for (String type :
                List.of("application/scim+json", "application/json; charset=utf-8", "Application/SCIM+JSON")) {
            assertThat(scim.withHeader("Content-Type", type)
                            .send("POST", "/Users", "{}")
                            .status())
                    .isNotEqualTo(415);
        }
    }

    @Test
    void whatIsOfferedIsTold() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        String base = "https://sso.rundiffusion.com/realms/rundiffusion/provisioning/" + CONTOSO + "/v2";
        JsonNode config = scim.get(CONFIG).json();
        assertThat(config.path("patch").path("supported").asBoolean()).isTrue();
        assertThat(config.path("meta").path("location").asText()).isEqualTo(base + CONFIG);
        assertThat(scim.get("/ResourceTypes").json().path("totalResults").asInt())
                .isEqualTo(2);
        assertThat(scim.get("/ResourceTypes/User").json().path("endpoint").asText())
                .isEqualTo("/Users");
        JsonNode schemas = scim.get("/Schemas").json().path("Resources");
        assertThat(schemas).isNotEmpty();
        schemas.forEach(schema -> assertThat(
                        scim.get("/Schemas/" + schema.path("id").asText()).json())
                .isEqualTo(schema));
        assertThat(scim.get("/Schemas/urn:nobodys").status()).isEqualTo(404);
        assertThat(scim.get(CONFIG + "/more").status()).isEqualTo(404);
        assertThat(scim.withHeader("Accept", "text/html").get(CONFIG).headers())
                .containsEntry("content-type", "application/scim+json");
    }

    @Test
    void whatIsNotOfferedIsToldToo() {
        ScimApi scim = scim(CONTOSO).with(token(CONTOSO));
        for (String path : List.of("/Me", "/Bulk", "/.search", "/Users/.search")) {
            assertThat(scim.send("POST", path, "{}").status()).as(path).isEqualTo(501);
        }
        Answer wrong = scim.send("DELETE", CONFIG, "");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.headers()).containsEntry("allow", "GET");
        assertThat(scim.get("/nothing").status()).isEqualTo(404);
        assertThat(scim.get("").status()).isEqualTo(404);
    }

    @Test
    void whoeverSendsTooMuchIsToldToWait() {
        Background background = background();
        ScimApi contoso = scim(CONTOSO).with(token(CONTOSO));
        ScimApi fabrikam = scim(FABRIKAM).with(token(FABRIKAM));
        background.settings(Map.of("sso.provisioningPerSecond", "5"));
        try {
            List<Answer> answers = Stream.generate(() -> contoso.get(CONFIG))
                    .parallel()
                    .limit(40)
                    .toList();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeGreaterThanOrEqualTo(10);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(429);
                        assertThat(answer.headers()).containsEntry("retry-after", "1");
                        assertThat(answer.json().path("status").asText()).isEqualTo("429");
                    });
            assertThat(fabrikam.get(CONFIG).status()).isEqualTo(200);
            background.await(() -> contoso.get(CONFIG).status() == 200);
        } finally {
            background.settings(Map.of("sso.provisioningPerSecond", ""));
        }
        assertThat(background.monitoring().value("sso_provisioning_held_total{by=\"enterprise\"}"))
                .hasValueSatisfying(held -> assertThat(held).isPositive());
    }

    /** Microsoft's addresses are shared by all customers. */
    @Test
    void aNetworkOfStrangersWaitsAndWhoHasATokenDoesNot() {
        ScimApi known = scim(CONTOSO).with(token(CONTOSO));
        assertThat(known.get(CONFIG).status()).isEqualTo(200);
        List<Answer> answers = IntStream.range(0, 200)
                .parallel()
                .mapToObj(each -> scim(CONTOSO).with(AccessToken.make().text()).get(CONFIG))
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSizeGreaterThanOrEqualTo(100);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 401)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(429));
        assertThat(known.get(CONFIG).status()).isEqualTo(200);
        assertThat(scim(CONTOSO).from("203.0.113.7").get(CONFIG).status()).isEqualTo(401);
    }

    @Test
    void whatWasAskedIsToldAndNamesNobody() {
        JsonNode made = make(CONTOSO);
        ScimApi scim = scim(CONTOSO).with(made.path("token").asText());
        Instant before = Instant.now().minus(Duration.ofSeconds(1));
        scim.get(CONFIG);
        scim.get("/Users/anna@contoso.example");
        scim.send("POST", "/Users", "{\"userName\":");
        background().await(() -> told().path("errors").size() == 2);
        JsonNode told = told();
        assertThat(told.path("policy").asText()).isEqualTo("optional");
        assertThat(told.path("url").asText())
                .isEqualTo("https://sso.rundiffusion.com/realms/rundiffusion/provisioning/" + CONTOSO + "/v2");
        assertThat(Instant.parse(told.path("lastRequestAt").asText())).isAfter(before);
        assertThat(Instant.parse(told.path("lastSuccessAt").asText())).isAfter(before);
        assertThat(told.path("firstPersonAt").isNull()).isTrue();
        assertThat(told.path("errors").findValuesAsText("code")).containsExactly("json_unreadable", "not_found");
        assertThat(Instant.parse(told.path("tokens").path(0).path("lastUsedAt").asText()))
                .isAfter(before);
        String log = companies
                .api()
                .send("GET", "/" + CONTOSO + "/provisioning/requests", null)
                .text();
        assertThat(log).contains("json_unreadable", "not_found").doesNotContain("anna");
    }

    private JsonNode told() {
        return companies
                .api()
                .send("GET", "/" + CONTOSO + "/provisioning", null)
                .json();
    }
}
