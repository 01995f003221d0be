package com.rundiffusion.keycloak.e2e.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.HttpHeader;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.firebase.ReceivedRequest;
import com.rundiffusion.keycloak.demo.gateway.Gateway;
import com.rundiffusion.keycloak.demo.gateway.Refusals;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.HeadlessChromium;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.LogLine;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import com.rundiffusion.keycloak.testkit.page.SignInPage;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import com.rundiffusion.keycloak.testkit.server.TlsIdentity;
import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import com.rundiffusion.keycloak.testkit.server.Upstreams;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The journey in the production shape: the gateway's own nginx.conf, Keycloak as the image builds and starts it, and a real
 * PostgreSQL. Microsoft's host alone is served by the demo's gateway.
 */
@Order(4)
class ProductionJourneyTest {

    private static final Sites SITES = Stack.SITES;
    private static final String APP = SITES.rundiffusionApp();

    @RegisterExtension
    private static final TwoNodes NODES = new TwoNodes();

    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();
    private static Services services;
    private static HeadlessChromium chromium;
    private static KeycloakNode keycloak;
    private static Nginx nginx;

    @BeforeAll
    static void start() {
        Path target = ProjectFiles.locate().root().resolve("e2e/target");
        keycloak = NODES.firstAlone();
        services = started(Services.start(SITES, URI.create(keycloak.origin()), keycloak.adminPassword()));
        STARTED.push(ProductionJourneyTest::disconnect);
        TlsIdentity identity = Stack.identity(target);
        String sites = services.upstreams().sites().toString();
        nginx = started(Nginx.start(
                new Upstreams(keycloak.origin(), services.upstreams().firebase().toString(), sites, sites), identity));
        Gateway microsoft =
                started(Gateway.https(SITES, services.upstreams(), Refusals.unlimited(), Stack.tls(identity))
                        .start());
        chromium = started(
                new HeadlessChromium(Map.of("*", nginx.httpsPort(), Sites.host(SITES.entra()), microsoft.port())));
    }

    private static <T extends AutoCloseable> T started(T part) {
        STARTED.push(part);
        return part;
    }

    private static void disconnect() {
        List.of("contoso", "fabrikam").forEach(alias -> services.admin().delete("rundiffusion/enterprises/" + alias));
    }

    @AfterAll
    static void stop() throws Exception {
        while (!STARTED.isEmpty()) {
            STARTED.pop().close();
        }
    }

    @Test
    void linkEntraBackInBothAppsAndOut() {
        EntraTenant contoso = services.entra().contoso();
        Page page = chromium.unused().newPage();
        AppPage app = new AppPage(page);
        page.navigate(APP + "/?autoLoginSsoProvider=contoso");
        new EntraPage(page).pick(contoso.user(Person.MEMBER));
        app.awaitSignedIn();
        assertThat(app.origin()).isEqualTo(APP);
        assertThat(app.idClaims())
                .containsEntry("sso_provider", "contoso")
                .containsEntry("iss", SITES.sso() + "/realms/rundiffusion");
        int visits = contoso.visits();
        page.navigate(SITES.runnitApp() + "/");
        app.awaitSignedIn();
        assertThat(contoso.visits()).isEqualTo(visits);
        app.signOut();
        app.awaitSignedOut();
        page.navigate(APP + "/");
        app.awaitSignedOut();
    }

    @Test
    void whatEntraSendsByItselfBecomesAFreshLogin() {
        EntraTenant fabrikam = services.entra().fabrikam();
        Page page = chromium.unused().newPage();
        page.navigate(fabrikam.myAppsUrl());
        page.locator("a.tile").click();
        new EntraPage(page).pick(fabrikam.user(Person.MEMBER));
        AppPage app = new AppPage(page).awaitSignedIn();
        assertThat(app.idClaims()).containsEntry("sso_provider", "fabrikam");
    }

    @Test
    void whatIsNotOursReachesFirebaseAsItCame() {
        EntraTenant northwind = services.entra().northwind();
        services.firebase().clear();
        Page page = chromium.unused().newPage();
        page.navigate(northwind.portalUrl());
        page.locator("#replyUrl").selectOption(APP + Sites.REPLY_PATH);
        page.locator("button.primary").click();
        String body = page.waitForRequest(
                        request -> request.url().equals(APP + Sites.REPLY_PATH),
                        () -> new EntraPage(page).pick(northwind.user(Person.MEMBER)))
                .postData();
        page.waitForURL(APP + Sites.REPLY_PATH);
        List<ReceivedRequest> received = services.firebase().received();
        assertThat(received)
                .filteredOn(request -> request.path().equals(Sites.REPLY_PATH))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.method()).isEqualTo("POST");
                    assertThat(new String(request.body(), StandardCharsets.UTF_8))
                            .isEqualTo(body);
                });
    }

    @Test
    @Tag("A46")
    void neitherLogHoldsWhatEntraSent() {
        EntraUser person = services.entra().contoso().user(Person.MEMBER);
        Page page = chromium.unused().newPage();
        page.navigate(APP + "/?autoLoginSsoProvider=contoso");
        String body = page.waitForRequest(
                        request -> request.url().equals(APP + Sites.REPLY_PATH), () -> new EntraPage(page).pick(person))
                .postData();
        new AppPage(page).awaitSignedIn();
        Page another = chromium.unused().newPage();
        another.navigate(SITES.entra() + "/");
        Map<String, String> form = fields(body);
        Journey.post(another, APP + Sites.REPLY_PATH, form);
        assertThat(new RefusalPage(another).await().code()).isEqualTo("assertion_replayed");

        String gatewayLog = nginx.logWith("/realms/rundiffusion/reply-url/response 400");
        assertThat(keycloak.log()).contains("assertion_replayed");
        for (String log : List.of(gatewayLog, keycloak.log())) {
            assertThat(log)
                    .doesNotContain(form.get("SAMLResponse").substring(0, 60), form.get("RelayState"), "<saml")
                    .doesNotContainIgnoringCase(person.mail())
                    .doesNotContainIgnoringCase(person.userPrincipalName())
                    .doesNotContain(person.objectId());
        }
    }

    /**
     * Two people are on their way. One is told and types the address again; one is at Entra and does not even notice. Whoever is
     * in stays in.
     */
    @Test
    void aRestartOfTheServerEndsInTheApp() {
        EntraTenant contoso = services.entra().contoso();
        Page inside = chromium.unused().newPage();
        inside.navigate(APP + "/?autoLoginSsoProvider=contoso");
        new EntraPage(inside).pick(contoso.user(Person.MEMBER));
        new AppPage(inside).awaitSignedIn();
        Page asked = chromium.unused().newPage();
        asked.navigate(Authorization.of("rundiffusion").url());
        SignInPage signInPage = new SignInPage(asked).await();
        Page atEntra = chromium.unused().newPage();
        atEntra.navigate(APP + "/?autoLoginSsoProvider=contoso");
        new EntraPage(atEntra).awaitAccounts();

        int visits = contoso.visits();
        keycloak.restart();

        inside.navigate(SITES.runnitApp() + "/");
        new AppPage(inside).awaitSignedIn();
        assertThat(contoso.visits()).isEqualTo(visits);
        signInPage.continueWith("ada.winter@contoso.example");
        asked.locator("#message").waitFor();
        signInPage.await().continueWith("ada.winter@contoso.example");
        new EntraPage(asked).pick(contoso.user(Person.MEMBER));
        new AppPage(asked).awaitSignedIn();

        new EntraPage(atEntra).pick(contoso.user(Person.MEMBER));
        new AppPage(atEntra).awaitSignedIn();
    }

    private static Map<String, String> fields(String body) {
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Test
    void aPageHasEachOfItsHeadersOnce() {
        Page page = chromium.unused().newPage();
        List<HttpHeader> headers = page.navigate(SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/auth")
                .headersArray();
        for (String name : List.of(
                "content-security-policy",
                "cache-control",
                "referrer-policy",
                "x-content-type-options",
                "strict-transport-security")) {
            assertThat(headers)
                    .filteredOn(header -> header.name.equalsIgnoreCase(name))
                    .as(name)
                    .hasSize(1);
        }
    }

    /**
     * Whoever runs it is told of what is wrong with it, and of nothing else: a refusal is not. Notices are of companies, and the
     * nodes have those of other tests.
     */
    @Test
    void nothingOfOursIsLoggedAboveInfo() {
        new Visitor(URI.create(keycloak.origin()), SITES).post("/realms/rundiffusion/reply-url/refused", Map.of());

        List<LogLine> ours = keycloak.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(LogLine::of)
                .filter(line -> (line.logger() + line.message()).contains("rundiffusion"))
                .toList();
        assertThat(ours).anyMatch(line -> line.message().contains("response_missing"));
        assertThat(ours)
                .filteredOn(
                        line -> !line.level().equals("INFO") && !line.logger().endsWith(".upkeep.notice.Notices"))
                .isEmpty();
    }
}
