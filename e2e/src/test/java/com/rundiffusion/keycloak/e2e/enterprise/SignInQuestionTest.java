package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sign-in an app should start for an alias. */
final class SignInQuestionTest {

    private static final String SSO = "{\"use\":\"sso\"}";
    private static final String OTHER = "{\"use\":\"other\"}";

    /** With a header that makes the browser ask for permission first. */
    private static final String ASK = """
        url => fetch(url, {headers: {'X-Requested-With': 'app'}})
            .then(answer => answer.text(), () => 'the browser keeps it from the page')\
        """;

    @RegisterExtension
    private final Journey journey = new Journey();

    static Stream<String> appOrigins() {
        return Stack.SITES.appOrigins().stream();
    }

    @AfterEach
    void putBack() {
        api().status("contoso", "active");
        api().delete("northwind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso",
                "Contoso",
                "FABRIKAM",
                "contoso%20",
                "contoso%C2%A0",
                "%E3%80%80contoso",
                "contoso%E2%80%8B",
                "%E2%80%AAcontoso%E2%80%AC",
                "%EF%BB%BFcontoso",
                "contoso.",
                "%22contoso%22"
            })
    void aCustomersPeopleStartOurs(String alias) throws Exception {
        assertThat(ask("GET", alias, null).body()).isEqualTo(SSO);
    }

    @Test
    void alsoWhileItIsPausedForTheSentenceIsOurs() throws Exception {
        api().status("contoso", "paused");

        assertThat(ask("GET", "contoso", null).body()).isEqualTo(SSO);
    }

    @Test
    void aDraftIsNotThereYet() throws Exception {
        api().importFirebase("", AtFirebase.config(journey.services().entra().northwind()));
        assertThat(ask("GET", "northwind", null).body()).isEqualTo(OTHER);

        api().status("northwind", "active");
        assertThat(ask("GET", "northwind", null).body()).isEqualTo(SSO);
    }

    @Test
    void anIdentityProviderOfAnotherKindIsNoCustomer() throws Exception {
        ObjectNode provider = JsonNodeFactory.instance.objectNode();
        provider.put("alias", "elsewhere").put("providerId", "oidc").put("enabled", true);
        provider.putObject("config")
                .put("singleSignOnServiceUrl", "https://elsewhere.example/saml2")
                .put("idpEntityId", "https://sts.windows.net/11111111-2222-4333-8444-555555555555/");
        admin().post("rundiffusion/identity-provider/instances", provider);
        try {
            assertThat(ask("GET", "elsewhere", null).body()).isEqualTo(OTHER);
        } finally {
            admin().delete("rundiffusion/identity-provider/instances/elsewhere");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "mycompanyname",
                "contoso%2F",
                "contoso%20x",
                "fabri%E2%84%AAam",
                "conto%C5%BFo",
                "%EF%BD%83%EF%BD%8F%EF%BD%8E%EF%BD%94%EF%BD%8F%EF%BD%93%EF%BD%8F",
                "contoso/x",
                "%C3%BC",
                "%3Cscript%3E",
                "'%20or%201=1",
                "contoso.example",
                "-contoso",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void everythingElseIsAnsweredAlike(String alias) throws Exception {
        HttpResponse<String> known = ask("GET", "contoso", Stack.SITES.runnitApp());
        HttpResponse<String> unknown = ask("GET", alias, Stack.SITES.runnitApp());

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).isEqualTo(OTHER);
        Map<String, List<String>> headers = new TreeMap<>(known.headers().map());
        headers.put("content-length", List.of(String.valueOf(OTHER.length())));
        assertThat(new TreeMap<>(unknown.headers().map())).isEqualTo(headers);
    }

    @Test
    void theAnswerKeepsForAMinute() throws Exception {
        HttpResponse<String> answer = ask("GET", "contoso", null);

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=60");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(answer.headers().firstValue("Content-Type")).get(STRING).startsWith("application/json");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("appOrigins")
    void thePagesOfTheAppsMayReadIt(String origin) {
        try (BrowserContext browser = browserWithoutPolicies()) {
            Page page = browser.newPage();
            page.navigate(origin + "/");
            assertThat(page.evaluate(ASK, url("contoso"))).isEqualTo(SSO);
            assertThat(page.evaluate(ASK, url("nobody"))).isEqualTo(OTHER);
        }
    }

    /** What app developers copy. */
    @Test
    void theDocumentsOwnLinesTellThem() throws IOException {
        String document = Files.readString(ProjectFiles.locate().root().resolve("docs/app-integration.md"));
        String fromThere = document.substring(document.indexOf("async function whichSignIn"));
        String function = fromThere.substring(0, fromThere.indexOf("```"));
        String ask = "company => { " + function + " return whichSignIn(company); }";
        try (BrowserContext browser = browserWithoutPolicies()) {
            Page page = browser.newPage();
            page.navigate(Stack.SITES.runnitWww() + "/");
            assertThat(page.evaluate(ask, "Contoso")).isEqualTo("sso");
            for (String other : List.of("nobody", "", "..", "contoso/..", "contoso?x", "x".repeat(5000))) {
                assertThat(page.evaluate(ask, other)).as(other).isEqualTo("other");
            }
            browser.setOffline(true);
            assertThat(page.evaluate(ask, "fabrikam")).isEqualTo("other");
        }
    }

    @Test
    void otherPagesMayNot() {
        try (BrowserContext browser = browserWithoutPolicies()) {
            Page page = browser.newPage();
            page.navigate(Stack.SITES.entra() + "/");
            assertThat(page.evaluate(ASK, url("contoso"))).isEqualTo("the browser keeps it from the page");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://app.rundiffusion.com",
                "https://app.rundiffusion.com:8443",
                "https://app.rundiffusion.com.evil.example",
                "https://image-ai-cb35d.firebaseapp.com"
            })
    void noOtherOriginIsNamed(String origin) throws Exception {
        for (String method : List.of("GET", "OPTIONS")) {
            HttpResponse<String> answer = ask(method, "contoso", origin);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @ParameterizedTest
    @MethodSource("appOrigins")
    void aPreflightOfAnAppIsAnsweredForReadingAlone(String origin) throws Exception {
        HttpResponse<String> answer = ask("OPTIONS", "contoso", origin);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(answer.headers().allValues("Access-Control-Allow-Methods")).containsExactly("GET");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void nothingCanBeToldHere(String method) throws Exception {
        assertThat(ask(method, "contoso", null).statusCode()).isEqualTo(405);
    }

    @Test
    void aRealmThatIsSwitchedOffAnswersNothing() throws Exception {
        switchRealm(false);
        try {
            assertThat(ask("GET", "contoso", null).statusCode()).isEqualTo(404);
            assertThat(ask("OPTIONS", "contoso", null).statusCode()).isEqualTo(404);
        } finally {
            switchRealm(true);
        }
        assertThat(ask("GET", "contoso", null).statusCode()).isEqualTo(200);
    }

    /** The sample apps ask nobody but themselves, and say so in a Content-Security-Policy. */
    private BrowserContext browserWithoutPolicies() {
        return journey.page()
                .context()
                .browser()
                .newContext(new Browser.NewContextOptions().setBypassCSP(true).setIgnoreHTTPSErrors(true));
    }

    private void switchRealm(boolean on) {
        admin().put("rundiffusion", JsonNodeFactory.instance.objectNode().put("enabled", on));
    }

    private EnterpriseApi api() {
        return EnterpriseApi.of(journey);
    }

    private static String url(String alias) {
        return Stack.SITES.sso() + "/realms/rundiffusion/sign-in/" + alias;
    }

    private HttpResponse<String> ask(String method, String alias, String origin)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        journey.services().keycloak().resolve("/realms/rundiffusion/sign-in/" + alias))
                .method(method, BodyPublishers.noBody())
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "sso.rundiffusion.com");
        if (origin != null) {
            request.header("Origin", origin);
        }
        return PlainHttp.client().send(request.build(), BodyHandlers.ofString());
    }

    private AdminRest admin() {
        return journey.services().admin();
    }
}
