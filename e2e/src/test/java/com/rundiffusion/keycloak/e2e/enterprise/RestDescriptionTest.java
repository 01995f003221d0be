package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.enterprise.ServiceAccount;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server answers is what {@code docs/openapi.json} says. */
class RestDescriptionTest {

    private static final String ENTERPRISES = "/admin/realms/{realm}/enterprises";

    private final RestDescription description = new RestDescription();

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void theServedDescriptionIsTheDocument() {
        Answer served = call("GET", "/openapi", "/openapi", null, 200);
        assertThat(served.text()).isEqualTo(description.text());
    }

    @Test
    void eachCallsAnswersAreOfTheirSchemas() {
        call("POST", "", "?dryRun=true", companies.document(1), 200);
        call("POST", "", "", companies.document(1), 201);
        call("POST", "", "", companies.document(1), 409);
        call("POST", "", "", Map.of("alias", "company-00002", "domains", List.of("gmail.com")), 400);
        call("GET", "", "", null, 200);
        call("GET", "", "?brief=true&sort=planEndsOn", null, 200);
        call("GET", "", "?max=abc&sort=colour", null, 400);
        call("GET", "/count", "/count?withoutDomains=false", null, 200);
        call("GET", "/count", "/count?status=asleep", null, 400);
        call("GET", "/export", "/export", null, 200);
        call("GET", "/{alias}", "/company-00001", null, 200);
        call("GET", "/{alias}", "/nobody", null, 404);
        call("PUT", "/{alias}", "/company-00001?dryRun=true", Map.of("domains", List.of()), 200);
        call("PUT", "/{alias}", "/company-00001", Map.of("domains", List.of(), "planEndsOn", "2999-12-31"), 200);
        description.mustHave(
                "PUT",
                ENTERPRISES + "/{alias}",
                companies.api().putIfMatch("company-00001", Map.of("displayName", "x"), "\"other\""));
        call("GET", "", "?brief=true", null, 200);
        call("POST", "/{alias}/status", "/company-00001/status", Map.of("status", "paused"), 200);
        call("POST", "/{alias}/status", "/company-00001/status", Map.of("status", "asleep"), 400);
        call("POST", "/import", "/import", "[%s,%s,{}]".formatted(companies.line(1), companies.line(2)), 200);
        call(
                "POST",
                "/import-firebase",
                "/import-firebase?dryRun=true",
                Map.of(
                        "inboundSamlConfigs",
                        List.of(Map.of("name", "projects/p/inboundSamlConfigs/saml.company-00009"))),
                200);
        call("POST", "/import-firebase", "/import-firebase", Map.of("other", 1), 200);
        call(
                "POST",
                "/{alias}/firebase-users",
                "/company-00001/firebase-users",
                AtFirebase.users("company-00001", Map.of("ada@a.example", "uid")),
                200);
        call("POST", "/{alias}/firebase-users", "/company-00001/firebase-users", nobodysUid(), 200);
        call("POST", "/{alias}/firebase-users", "/company-00001/firebase-users", Map.of("users", 1), 400);
        call("GET", "/references/{reference}", "/references/what", null, 404);
        call("DELETE", "/{alias}", "/company-00001?dryRun=true", null, 200);
        call("DELETE", "/{alias}", "/company-00001?accounts=sell", null, 400);
        call("DELETE", "/{alias}", "/company-00001", null, 204);
        call("DELETE", "/{alias}", "/company-00001", null, 404);
    }

    @Test
    void theCallsOfSetupLinksAnswerAsDescribed() {
        Map<String, Object> presets = Map.of("alias", "company-00001", "contacts", List.of("it@company-00001.example"));
        Answer made = call("POST", "/setup-links", "/setup-links", presets, 201);
        String link = "/setup-links/" + made.json().path("id").asText();
        call("POST", "/setup-links", "/setup-links", Map.of("client", "nobodys"), 400);
        call("GET", "/setup-links", "/setup-links?max=5", null, 200);
        call("GET", "/setup-links/{id}", link, null, 200);
        call("GET", "/setup-links/{id}", "/setup-links/nobodys", null, 404);
        call("POST", "/setup-links/{id}/extend", link + "/extend", Map.of("days", 3), 200);
        call("POST", "/setup-links/{id}/extend", link + "/extend", Map.of("days", 0), 400);
        call("POST", "/setup-links/{id}/send", link + "/send", null, 200);
        call("POST", "/setup-links/{id}/decline", link + "/decline", Map.of("reason", "Another tenant, please"), 400);
        call("POST", "/setup-links/{id}/decline", link + "/decline", Map.of(), 400);
        call("POST", "/setup-links/{id}/approve", link + "/approve", null, 400);
        call("POST", "/setup-links/{id}/revoke", link + "/revoke", null, 200);
        call("POST", "/setup-links/{id}/send", link + "/send", null, 400);
        call("POST", "/setup-links/import", "/setup-links/import", List.of(presets, Map.of("client", "nobodys")), 200);
        call("POST", "", "", companies.document(1), 201);
        call("POST", "/{alias}/setup-links", "/company-00001/setup-links", Map.of(), 201);
        call("GET", "/{alias}/setup-links", "/company-00001/setup-links", null, 200);
        call("GET", "/{alias}/setup-links", "/nobody/setup-links", null, 404);
    }

    @Test
    void theCallsOfProvisioningAnswerAsDescribed() {
        call("POST", "", "", companies.document(1), 201);
        String described = "/{alias}/provisioning-tokens";
        String tokens = "/company-00001/provisioning-tokens";
        Answer made = call("POST", described, tokens, null, 201);
        call("POST", described, tokens, Map.of("expiresAt", "2999-12-31T00:00:00Z"), 201);
        call("POST", described, tokens, null, 409);
        call("POST", described, tokens, Map.of("expiresAt", "tomorrow", "for", "Entra"), 400);
        call("POST", described, "/nobody/provisioning-tokens", null, 404);
        call("GET", described, tokens, null, 200);
        call("GET", described, "/nobody/provisioning-tokens", null, 404);
        String one = tokens + "/" + made.json().path("id").asText();
        call("DELETE", described + "/{id}", one, null, 204);
        call("DELETE", described + "/{id}", tokens + "/nobodys", null, 404);
        call("GET", "/{alias}/provisioning", "/company-00001/provisioning", null, 200);
        call("GET", "/{alias}/provisioning", "/nobody/provisioning", null, 404);
        call("GET", "/{alias}/provisioning/requests", "/company-00001/provisioning/requests?max=5", null, 200);
        call("GET", "/{alias}/provisioning/requests", "/company-00001/provisioning/requests?max=many", null, 400);
    }

    /** The apps' question, which anybody may ask. */
    @Test
    void whichSignInToStartIsOfItsSchema() throws IOException, InterruptedException {
        for (String alias : List.of("contoso", "nobody")) {
            URI question = journey.services().keycloak().resolve("/realms/rundiffusion/sign-in/" + alias);
            HttpResponse<String> response = PlainHttp.client()
                    .send(
                            HttpRequest.newBuilder(question)
                                    .header("X-Forwarded-Proto", "https")
                                    .header("X-Forwarded-Host", Sites.host(Stack.SITES.sso()))
                                    .build(),
                            BodyHandlers.ofString());
            description.mustHave("GET", "/realms/{realm}/sign-in/{alias}", new Answer(response.statusCode(), response));
        }
    }

    @Test
    void whatIsRefusedBeforeItIsReadIsOfItsSchemaToo() {
        description.mustHave(
                "POST",
                ENTERPRISES,
                companies.api().sendPlain("POST", "", "a=b", "Content-Type: application/x-www-form-urlencoded"));
        description.mustHave("POST", ENTERPRISES, companies.api().sendPlain("POST", "", "{}", "Content-Type: x"));
        description.mustHave("GET", ENTERPRISES, companies.api().sendPlain("GET", "", "", "Accept: text/html"));
        try (ServiceAccount account = ServiceAccount.with(journey.services(), "view-users")) {
            EnterpriseApi nobody = account.api();
            description.mustHave("GET", ENTERPRISES, nobody.list(""));
            description.mustHave("POST", ENTERPRISES, nobody.create(companies.document(1)));
        }
    }

    /** A user who fails, so that the answer has all its parts. */
    private static String nobodysUid() {
        return """
                {"users": [{"localId": "", "providerUserInfo": [{"providerId": "saml.company-00001", "rawId": "a@a.example"}]}]}
                """;
    }

    private Answer call(String method, String described, String path, Object body, int status) {
        Answer answer = companies.api().send(method, path, body);
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.text())
                .isEqualTo(status);
        description.mustHave(method, ENTERPRISES + described, answer);
        return answer;
    }
}
