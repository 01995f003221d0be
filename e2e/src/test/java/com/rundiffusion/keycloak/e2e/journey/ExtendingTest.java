package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.LogLine;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example of {@code docs/extending.md}, set up as it says there: a step, a claim, a listener and a theme of somebody else's. */
class ExtendingTest {

    private static final String APP = "https://studio.example";
    private static final String FLOWS = "rundiffusion/authentication/flows/";
    private static final String EVENTS = "rundiffusion/events/config";

    @RegisterExtension
    private final Journey journey = new Journey();

    private AdminRest admin;
    private String flow;
    private String client;

    @BeforeEach
    void setUp() {
        admin = journey.services().admin();
        admin.post(FLOWS + "sso%20browser/copy", Map.of("newName", "studio-browser"));
        admin.post(FLOWS + "studio-browser/executions/execution", Map.of("provider", "example-website-hint"));
        JsonNode steps = admin.get(FLOWS + "studio-browser/executions");
        ObjectNode added = (ObjectNode) steps.get(steps.size() - 1);
        admin.put(
                FLOWS + "studio-browser/executions",
                added.put("requirement", "ALTERNATIVE").put("priority", 5));
        flow = flowId();
        client = admin.post("rundiffusion/clients", studio());
        admin.post(
                "rundiffusion/clients/" + client + "/protocol-mappers/models",
                Map.of(
                        "name", "company name",
                        "protocol", "openid-connect",
                        "protocolMapper", "example-company-name",
                        "config", Map.of("id.token.claim", "true")));
    }

    private String flowId() {
        for (JsonNode one : admin.get("rundiffusion/authentication/flows")) {
            if (one.path("alias").asText().equals("studio-browser")) {
                return one.path("id").asText();
            }
        }
        throw new IllegalStateException("The flow was not copied.");
    }

    private Map<String, Object> studio() {
        return Map.of(
                "clientId",
                "studio",
                "name",
                "Example Studio",
                "publicClient",
                true,
                "redirectUris",
                List.of(APP + "/"),
                "attributes",
                Map.of("login_theme", "example", "pkce.code.challenge.method", "S256"),
                "authenticationFlowBindingOverrides",
                Map.of("browser", flow));
    }

    @AfterEach
    void tidyUp() {
        admin.delete("rundiffusion/clients/" + client);
        admin.delete(FLOWS + flow);
    }

    @Test
    void theStepTheClaimAndTheThemeAreThere() {
        Page page = journey.page();
        page.navigate(request().url());
        journey.signInPage().await();
        assertThat(page.locator(".brand").innerText()).isEqualTo("Example Studio");
        assertThat(page.locator("#back").innerText()).contains("Example Studio");
        assertThat(page.locator("#back").getAttribute("href")).isEqualTo(APP + "/");

        page.route(APP + "/**", route -> route.fulfill(new Route.FulfillOptions().setBody("the studio")));
        page.navigate(request().with("website", "www.contoso.example").url());
        new EntraPage(page).awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        page.waitForURL(APP + "/**");

        TokenEndpoint endpoint = new TokenEndpoint(journey.services().keycloak());
        assertThat(endpoint.exchange("studio", page.url()).claims("id_token"))
                .containsEntry("sso_provider", "contoso")
                .containsEntry("company_name", companyName());
    }

    /** Said by the listener after it was committed, and of nobody who is known already. */
    @Test
    void theListenerHearsOfAPersonsFirstSignIn() throws IOException {
        JsonNode events = admin.get(EVENTS);
        admin.put(
                EVENTS, ((ObjectNode) events.deepCopy()).putPOJO("eventsListeners", List.of("example-first-sign-ins")));
        EntraTenant northwind = journey.services().entra().northwind();
        EnterpriseApi api = EnterpriseApi.of(journey);
        api.create(CustomerMail.document(northwind));
        try {
            long before = Files.size(journey.log());
            firstAndSecondTime(northwind, Person.MEMBER);
            firstAndSecondTime(northwind, Person.RENAMED);
            new Background(journey).await(() -> heard(before).size() == 2);
            assertThat(heard(before))
                    .containsExactly(
                            "First sign-in from northwind: account " + accountId(northwind, Person.MEMBER),
                            "First sign-in from northwind: account " + accountId(northwind, Person.RENAMED));
        } finally {
            api.delete("northwind");
            admin.put(EVENTS, events);
        }
    }

    private void firstAndSecondTime(EntraTenant tenant, Person person) {
        for (int time = 1; time <= 2; time++) {
            journey.browser().forgetAll();
            journey.browser().signIn(Stack.SITES.rundiffusionApp(), tenant, person);
        }
    }

    private List<String> heard(long sinceByte) {
        return LogLine.since(journey.log(), sinceByte).stream()
                .filter(line -> line.logger().startsWith("com.rundiffusion.keycloak.example."))
                .map(LogLine::message)
                .toList();
    }

    private String accountId(EntraTenant tenant, Person person) {
        String link = "&idpUserId=" + tenant.user(person).objectId();
        return admin.get("rundiffusion/users?idpAlias=" + tenant.name() + link)
                .path(0)
                .path("id")
                .asText();
    }

    private String companyName() {
        return admin.get("rundiffusion/enterprises/contoso").path("displayName").asText();
    }

    private static Authorization request() {
        return Authorization.of("studio").with("redirect_uri", APP + "/");
    }
}
