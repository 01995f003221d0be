package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.gateway.Refusals;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.FreePort;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.journey.HeadlessChromium;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The programs of {@code recipes/} on a developer's machine: beside the demo, on localhost, with clients made from their files. */
@Tag("long")
class RecipesTest {

    private static final String PAGE = "workspace/42?x=1";
    private static final String PROFILE = "rundiffusion/users/profile";
    private static final String ROLES = "sso.roles";
    private static final String RFC_9068 = "access.token.header.type.rfc9068";
    private static final String ACCESS_TOKENS = "access.token.signed.response.alg";
    private static final String ID_TOKENS = "id.token.signed.response.alg";
    private static final String API_AUDIENCE = "https://api.rundiffusion.com";

    private static Sites sites;
    private static KeycloakServer keycloak;
    private static Services services;
    private static Gateway gateway;
    private static HeadlessChromium chromium;

    private final int port = FreePort.next();
    private BrowserContext browser;
    private String client;

    @BeforeAll
    static void startTheDemo() {
        int port = FreePort.next();
        sites = Sites.demo(port);
        keycloak = KeycloakServer.start(
                Stack.built().linkedTo(Checkout.file("e2e/target/recipes-keycloak")),
                KeycloakSettings.embedded(sites).shortLived());
        services = Services.start(sites, keycloak.address(), KeycloakSettings.ADMIN);
        gateway = Gateway.http(sites, services.upstreams(), Refusals.unlimited(), port)
                .start();
        chromium = new HeadlessChromium(Map.of());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        gateway.close();
        services.close();
        keycloak.close();
    }

    @BeforeEach
    void openABrowser() {
        browser = chromium.unused();
    }

    @AfterEach
    void forget() {
        browser.close();
        admin().delete("rundiffusion/clients/" + client);
    }

    private static AdminRest admin() {
        return services.admin();
    }

    private String issuer() {
        return sites.sso() + "/realms/rundiffusion";
    }

    /** Makes the client of a file, whose localhost is at another port here. */
    private String create(String file, String backChannel) throws IOException {
        String text = Files.readString(Checkout.file("recipes/clients/" + file))
                .replaceAll("localhost:\\d+", "localhost:" + port)
                .replace("back-channel-logout", backChannel);
        client = admin().post("rundiffusion/clients", new ObjectMapper().readTree(text));
        return admin().get("rundiffusion/clients/" + client).path("secret").asText();
    }

    /** Comes by Contoso's link to a page of the app's own and signs in. */
    private Page signIn(String home, String end) {
        Page page = browser.newPage();
        page.navigate(home + PAGE + "&autoLoginSsoProvider=contoso" + end);
        pick(page);
        assertThat(page.locator("#who").innerText()).isEqualTo("Ada Winter of " + companyName());
        return page;
    }

    private static void pick(Page page) {
        new EntraPage(page).awaitAccounts().pick(services.entra().contoso().user(Person.MEMBER));
        page.locator("#who").waitFor();
    }

    private static String companyName() {
        return admin().get("rundiffusion/enterprises/contoso")
                .path("displayName")
                .asText();
    }

    @Test
    void theSinglePageAppAndTheApis() throws Exception {
        create("local.json", "");
        Map<String, String> issuer = Map.of("ISSUER", issuer());
        try (Recipe app = Recipe.node("single-page-app/serve.mjs", port, issuer)) {
            Page stranger = chromium.unused().newPage();
            stranger.navigate(app.home() + PAGE + "#f");
            stranger.locator("#sign-in").waitFor();
            assertThat(stranger.url()).isEqualTo(app.home() + PAGE + "#f");
            stranger.context().close();

            Page page = signIn(app.home(), "#f");
            assertThat(page.url()).isEqualTo(app.home() + PAGE + "#f");
            Page tab = browser.newPage();
            tab.navigate(app.home() + "workspace/7?y=%2F#g");
            tab.locator("#who").waitFor();
            assertThat(tab.url()).isEqualTo(app.home() + "workspace/7?y=%2F#g");

            useUpTheRefreshToken(page);
            page.reload();
            page.locator("#who").waitFor();
            assertThat(page.url()).isEqualTo(app.home() + PAGE + "#f");

            aServiceThatDoesNotAnswerEndsNothing(page);

            JsonNode tokens = tokens(page);
            assertThat(tokens.path("profile").has("sub")).isTrue();
            assertThat(tokens.path("profile").has("auth_time")).isFalse();
            String origin = "http://localhost:" + port;
            try (Recipe api = Recipe.node(
                    "api/api.mjs",
                    FreePort.next(),
                    Map.of("ISSUER", issuer(), "AUDIENCE", "rundiffusion-local", "ALLOWED_ORIGIN", origin))) {
                takesAccessTokensAlone(api.home(), tokens);
                assertThat(called(page, app, api)).isEqualTo(200);
                spoilTheAccessToken(page);
                assertThat(called(page, app, api)).isEqualTo(200);
                assertThat(Files.readString(api.log()))
                        .contains("refused: ERR_JWT_CLAIM_VALIDATION_FAILED typ", "refused: ERR_JWS_INVALID")
                        .doesNotContain(tokens.path("id_token").asText());
            }
            try (Recipe spring = Recipe.springBoot(
                    FreePort.next(),
                    Map.of("ISSUER", issuer(), "AUDIENCE", "rundiffusion-local", "CLIENT_SECRET", "unused"))) {
                takesAccessTokensAlone(spring.home() + "api/me", tokens);
            }
            try (Recipe api =
                    Recipe.node("api/api.mjs", FreePort.next(), Map.of("ISSUER", issuer(), "AUDIENCE", API_AUDIENCE))) {
                assertThat(status(api.home(), tokens.path("access_token").asText()))
                        .isEqualTo(401);
                addScope();
                page.reload();
                page.locator("#who").waitFor();
                takesAccessTokensAlone(api.home(), tokens(page));
            }

            page.locator("#sign-out").click();
            page.locator("#sign-in").waitFor();
            assertThat(page.url()).isEqualTo(app.home());
        }
    }

    /** As a duplicate of the tab might: the app's next renewal is refused. */
    private static void useUpTheRefreshToken(Page page) throws IOException {
        TokenEndpoint endpoint = new TokenEndpoint(keycloak.address());
        String token = tokens(page).path("refresh_token").asText();
        for (int status : List.of(200, 200, 400)) {
            assertThat(endpoint.refresh("rundiffusion-local", token).status()).isEqualTo(status);
        }
    }

    private static void aServiceThatDoesNotAnswerEndsNothing(Page page) {
        String endpoint = "**/protocol/openid-connect/token";
        page.route(endpoint, Route::abort);
        page.reload();
        page.locator("#sentence").waitFor();
        assertThat(page.locator("#sentence").innerText()).contains("does not answer");
        page.unroute(endpoint);
        page.locator("#sign-in").click();
        page.locator("#who").waitFor();
    }

    /** By the script that the document has for it. */
    private static int called(Page page, Recipe app, Recipe api) throws IOException {
        String script = Arrays.stream(Files.readString(Checkout.file("docs/app-integration.md"))
                        .split("```js"))
                .filter(part -> part.contains("export async function call("))
                .map(part -> part.substring(0, part.indexOf("```")))
                .findFirst()
                .orElseThrow()
                .replace("./sign-in.js", app.home() + "sign-in.js");
        return (Integer) page.evaluate("""
                async ([script, address]) => {
                    const { call } = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
                    return (await call(address)).status;
                }
                """, List.of(script, api.home()));
    }

    /** As if the API took it no longer. */
    private static void spoilTheAccessToken(Page page) {
        page.evaluate("""
            () => {
                const key = Object.keys(sessionStorage).find(name => name.startsWith("oidc.user:"));
                const user = { ...JSON.parse(sessionStorage.getItem(key)), access_token: "nonsense" };
                sessionStorage.setItem(key, JSON.stringify(user));
            }
            """);
    }

    private static JsonNode tokens(Page page) throws IOException {
        return new ObjectMapper().readTree((String) page.evaluate(
                "() => sessionStorage.getItem(Object.keys(sessionStorage).find(key => key.startsWith('oidc.user:')))"));
    }

    private static void takesAccessTokensAlone(String api, JsonNode tokens) throws Exception {
        assertThat(status(api, tokens.path("access_token").asText())).isEqualTo(200);
        assertThat(status(api, tokens.path("id_token").asText())).isEqualTo(401);
        assertThat(status(api, "nonsense")).isEqualTo(401);
    }

    private static int status(String api, String token) throws IOException, InterruptedException {
        return PlainHttp.client()
                .send(
                        HttpRequest.newBuilder(URI.create(api))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void addScope() throws IOException {
        JsonNode scope = new ObjectMapper()
                .readTree(Checkout.file("recipes/clients/api-scope.json").toFile());
        String id = admin().post("rundiffusion/client-scopes", scope);
        admin().put("rundiffusion/clients/" + client + "/default-client-scopes/" + id, Map.of());
    }

    @Test
    void theServerOnNode() throws IOException {
        String secret = create("server.json", "back-channel-logout");
        try (Recipe server =
                Recipe.node("node-server/server.mjs", port, Map.of("ISSUER", issuer(), "CLIENT_SECRET", secret))) {
            Page page = signIn(server.home(), "");
            assertThat(page.url()).isEqualTo(server.home() + PAGE);
            page.locator("#sign-out").click();
            page.locator("#sign-in").waitFor();

            page.locator("#sign-in").click();
            page.locator("#continue-with").click(); // the device remembers the company, and Entra the person
            page.locator("#who").waitFor();
            endSession();
            reloadUntil(page, () -> page.locator("#sign-in").isVisible());
        }
    }

    @Test
    void theServerWithSpringBoot() throws IOException {
        String secret = create("server.json", "logout/connect/back-channel/sso");
        try (Recipe server = Recipe.springBoot(port, Map.of("ISSUER", issuer(), "CLIENT_SECRET", secret))) {
            Page page = signIn(server.home(), "");
            assertThat(page.url()).startsWith(server.home() + PAGE);
            page.reload();
            page.locator("#who").waitFor();
            int visits = services.entra().contoso().visits();
            endSession();
            // Its address still names the company, and Entra knows the person.
            reloadUntil(page, () -> services.entra().contoso().visits() > visits);
            page.locator("#who").waitFor();
            assertThat(services.entra().contoso().visits()).isEqualTo(visits + 1);
            page.locator("#sign-out").click();
            page.waitForURL(url -> url.startsWith(sites.sso()));
        }
    }

    /** Runs the commands of {@code docs/upgrade.md} on a realm that lacks what they bring. */
    @Test
    void aRealmThatIsThereAlreadyIsGivenWhatTheFileHas() throws IOException {
        create("local.json", "");
        JsonNode wanted = taught();
        for (String name : List.of("rundiffusion", "runnit", "firebase")) {
            ObjectNode old = (ObjectNode) named("clients", "clientId", name);
            ((ObjectNode) old.path("attributes"))
                    .put(RFC_9068, "false")
                    .put(ACCESS_TOKENS, "RS256")
                    .put(ID_TOKENS, "RS256");
            admin().put("rundiffusion/clients/" + old.path("id").asText(), old);
        }
        removeMapper("organization", "organization_name");
        removeMapper("enterprise", "roles");
        ObjectNode realm = (ObjectNode) admin().get("rundiffusion");
        ((ObjectNode) realm.path("attributes")).put(ROLES, "");
        admin().put("rundiffusion", realm);
        JsonNode profile = admin().get(PROFILE);
        Iterator<JsonNode> attributes = profile.path("attributes").elements();
        while (attributes.hasNext()) {
            if (attributes.next().path("name").asText().equals("roles")) {
                attributes.remove();
            }
        }
        admin().put(PROFILE, profile);
        for (JsonNode key : admin().get("rundiffusion/components?name=ecdsa-generated")) {
            admin().delete("rundiffusion/components/" + key.path("id").asText());
        }
        assertThat(taught()).isNotEqualTo(wanted);

        String documents = Files.readString(Checkout.file("docs/upgrade.md"));
        String section = documents.substring(documents.indexOf("## A realm that is there already"));
        Command.Result result = Command.run(
                List.of("bash", "-euc", signInOfKcadm() + section.split("```")[1]),
                Map.of("KC_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", "HOME", home().toString()),
                5);
        assertThat(result.succeeded()).as(result.output()).isTrue();
        assertThat(taught()).isEqualTo(wanted);
    }

    private static void removeMapper(String scope, String name) {
        String mappers = "rundiffusion/client-scopes/"
                + named("client-scopes", "name", scope).path("id").asText() + "/protocol-mappers/models/";
        for (JsonNode mapper : admin().get(mappers)) {
            if (mapper.path("name").asText().equals(name)) {
                admin().delete(mappers + mapper.path("id").asText());
            }
        }
    }

    private static Path home() {
        return keycloak.log().getParent();
    }

    private static String signInOfKcadm() {
        return """
                export PATH=%s/bin:$PATH
                kcadm.sh config credentials --server %s --realm master --user admin --password admin
                """.formatted(home(), keycloak.address());
    }

    private static JsonNode named(String kind, String field, String name) {
        for (JsonNode one : admin().get("rundiffusion/" + kind)) {
            if (one.path(field).asText().equals(name)) {
                return one;
            }
        }
        throw new IllegalStateException("No " + name + " among the " + kind);
    }

    /** What the commands are about: the attributes of the clients, the mappers of two scopes, the profile of accounts, the list of roles, and the key. */
    private static JsonNode taught() {
        ObjectNode state = new ObjectMapper().createObjectNode();
        for (String name : List.of("rundiffusion", "runnit", "firebase")) {
            JsonNode attributes = named("clients", "clientId", name).path("attributes");
            state.put(name, attributes.path(RFC_9068).asText());
            state.put(name + " access tokens", attributes.path(ACCESS_TOKENS).asText("RS256"));
            state.put(name + " ID tokens", attributes.path(ID_TOKENS).asText("RS256"));
        }
        state.put("key", admin().get("rundiffusion/keys").path("active").has("ES256"));
        for (String scope : List.of("organization", "enterprise")) {
            for (JsonNode mapper : named("client-scopes", "name", scope).path("protocolMappers")) {
                ((ObjectNode) mapper).remove("id");
                state.set(mapper.path("name").asText(), mapper);
            }
        }
        state.set(
                "roles of people",
                admin().get("rundiffusion").path("attributes").path(ROLES));
        state.set("profile", admin().get(PROFILE).path("attributes"));
        return state;
    }

    /** As an administrator does; the app is told behind the browser's back. */
    /** An app hears of the end a moment after that is stored. */
    private static void reloadUntil(Page page, BooleanSupplier heard) {
        for (Instant end = Instant.now().plusSeconds(30);
                !heard.getAsBoolean() && Instant.now().isBefore(end); ) {
            page.reload();
        }
        assertThat(heard.getAsBoolean()).isTrue();
    }

    private void endSession() {
        JsonNode sessions = admin().get("rundiffusion/clients/" + client + "/user-sessions");
        assertThat(sessions).hasSize(1);
        admin().delete("rundiffusion/sessions/" + sessions.get(0).path("id").asText());
    }
}
