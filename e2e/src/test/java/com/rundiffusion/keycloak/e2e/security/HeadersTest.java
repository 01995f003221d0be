package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page and redirect of ours tells the browser, and that the browser has nothing against any of them. */
@Tag("A46")
class HeadersTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;
    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion";
    private static final String LOGOUT = REALM + "/protocol/openid-connect/logout";

    @RegisterExtension
    private final Journey journey = new Journey();

    private Watched watched;

    @BeforeEach
    void watch() {
        watched = Watched.watch(journey.page());
    }

    @Test
    void theSignInPageItsAnswersAndTheWayToEntra() {
        journey.page().navigate(Authorization.of("rundiffusion").url());
        journey.signInPage().await().continueWith("somebody@unknown.example");
        journey.page().locator("#message").waitFor();
        assertThat(journey.page().content()).doesNotContainIgnoringCase("<script");
        journey.page().reload();
        journey.signInPage().await().continueWith("somebody@contoso.example");
        journey.entra().awaitAccounts();
        allOfThemAreStrict("200 GET", "303 POST");
    }

    @Test
    void aLoginFromTheLinkAndBackAndOut() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.app().signOut();
        journey.app().awaitSignedOut();
        allOfThemAreStrict("303 GET", "307 POST", "302 GET");
    }

    @Test
    void aLoginThatEntraBegins() {
        journey.page().navigate(journey.fabrikam().myAppsUrl());
        journey.page().locator("a.tile").click();
        journey.entra().pick(journey.fabrikam().user(Person.MEMBER));
        journey.app().awaitSignedIn();
        allOfThemAreStrict("303 POST", "307 POST");
    }

    @Test
    void aRefusal() {
        refused();
        journey.page().locator("[data-copies].ready").first().waitFor();
        allOfThemAreStrict("307 POST", "303 POST", "400 GET");
    }

    @Test
    void theHelpWithAMicrosoftPage() {
        journey.page().navigate(REALM + "/help");
        journey.page().locator("#text").fill("AADSTS50105");
        journey.page().locator("form button").click();
        journey.page().locator("#code").waitFor();
        allOfThemAreStrict("200 GET", "303 POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "fabrikam"})
    void theExplanationOfALinkThatLeadsNowhere(String name) {
        EnterpriseApi.of(journey).status("fabrikam", "paused");
        try {
            journey.page().navigate(Journey.link(APP, name));
            assertThat(journey.signInPage().await().message()).isNotEmpty();
        } finally {
            EnterpriseApi.of(journey).status("fabrikam", "active");
        }
        allOfThemAreStrict("200 GET");
    }

    @Test
    void theQuestionWhetherToSignOutAndItsAnswer() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.page().navigate(LOGOUT);
        journey.page().locator("#kc-logout").click();
        journey.page().locator("h1:has-text('signed out')").waitFor();
        allOfThemAreStrict("200 GET", "200 POST");
    }

    @Test
    void theWayToMicrosoftsSignOutAndBack() {
        journey.contoso().application().logoutUrl(REALM + "/entra-logout");
        try {
            journey.signIn(APP, journey.contoso(), Person.MEMBER);
            journey.app().signOut();
            journey.page().locator("#microsoft-sign-out").click();
            journey.page().waitForURL(APP + "/");
            journey.app().awaitSignedOut();
        } finally {
            journey.contoso().application().logoutUrl(null);
        }
        allOfThemAreStrict("303 GET", "302 GET");
        assertThat(watched.ours()).anyMatch(answer -> answer.url().contains("/entra-logout?SAMLResponse="));
    }

    @Test
    void theWayBackToTheAppFromThere() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.page().navigate(LOGOUT + "?client_id=rundiffusion&post_logout_redirect_uri=" + APP + "/");
        journey.page().locator("#kc-logout").click();
        journey.app().awaitSignedOut();
        allOfThemAreStrict("200 GET", "302 POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/protocol/openid-connect/auth",
                "/protocol/openid-connect/auth?client_id=nobody",
                "/broker/nobody/endpoint",
                "/broker/contoso/endpoint",
                "/broker/nobody/login",
                "/login-actions/authenticate",
                "/help/rundiffusion/nothing"
            })
    void keycloaksOwnWordsOnWhatIsWrong(String path) {
        Response answer = journey.page().navigate(REALM + path);
        assertThat(answer.status()).isBetween(400, 499);
        journey.page().locator("h1").waitFor();
        allOfThemAreStrict(answer.status() + " GET");
    }

    /** Closed by the gateway; past it, nothing of it lacks a policy either. */
    @ParameterizedTest
    @ValueSource(strings = {"/account", "/device", "/nothing", "/reply-url/nothing"})
    void whatElseKeycloakShowsToAnybody(String path) {
        isStrict(new Visitor(journey.services().keycloak(), Stack.SITES)
                .get("/realms/rundiffusion" + path)
                .headers()::firstValue);
    }

    private void refused() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.AUDIENCE, "spn:somebody.else");
        journey.post(ARRIVAL, answer.form());
        assertThat(journey.refusalCode()).isEqualTo("audience_mismatch");
    }

    /** @param kinds of answers that must have been among them */
    private void allOfThemAreStrict(String... kinds) {
        assertThat(watched.ours())
                .extracting(answer -> answer.status() + " " + answer.request().method())
                .contains(kinds);
        assertThat(watched.ours()).isNotEmpty().allSatisfy(answer -> {
            Map<String, String> headers = answer.allHeaders();
            isStrict(name -> Optional.ofNullable(headers.get(name)));
        });
        assertThat(watched.complaints()).isEmpty();
    }

    private static void isStrict(Function<String, Optional<String>> header) {
        List<String> policy =
                Arrays.asList(header.apply("content-security-policy").orElse("").split("\\s*;\\s*"));
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                .noneMatch(directive -> directive.contains("'unsafe"));
        assertThat(header.apply("cache-control").orElse("")).contains("no-store");
        tellsNothingOn(header);
    }

    private static void tellsNothingOn(Function<String, Optional<String>> header) {
        assertThat(header.apply("referrer-policy")).contains("no-referrer");
        assertThat(header.apply("x-content-type-options")).contains("nosniff");
        assertThat(header.apply("strict-transport-security").orElse("")).startsWith("max-age=31536000");
    }

    /** The gateway keeps the last of them from browsers. */
    @Test
    void theThreeAnswersOfTheReplyUrl() {
        Visitor onApp = new Visitor(journey.services().keycloak(), Stack.SITES).onHost(APP);
        String relayState = OwnLogin.atEntra(new Visitor(journey.services().keycloak(), Stack.SITES), "contoso");
        ResponseDraft draft = journey.contoso().respondUnasked(ARRIVAL, Person.MEMBER);
        answersStrictly(onApp, 303, Map.of("SAMLResponse", draft.toBase64()));
        answersStrictly(onApp, 307, Map.of("SAMLResponse", draft.toBase64(), "RelayState", relayState));
        answersStrictly(onApp, 421, Map.of("code", "of somebody else"));
    }

    private static void answersStrictly(Visitor visitor, int status, Map<String, String> form) {
        var answer = visitor.post("/realms/rundiffusion/reply-url" + Sites.REPLY_PATH, form);
        assertThat(answer.statusCode()).isEqualTo(status);
        isStrict(answer.headers()::firstValue);
    }

    @Test
    void whatAScriptGetsIsNoPageAndNotKept() {
        HttpHeaders enterprise =
                EnterpriseApi.of(journey).get("contoso").response().headers();
        assertThat(enterprise.allValues("cache-control")).containsExactly("no-store");
        tellsNothingOn(enterprise::firstValue);
        HttpHeaders signIn = new Visitor(journey.services().keycloak(), Stack.SITES)
                .get("/realms/rundiffusion/sign-in/contoso")
                .headers();
        assertThat(signIn.allValues("cache-control")).containsExactly("public, max-age=60");
        tellsNothingOn(signIn::firstValue);
    }

    /** The control of every page above. */
    @Test
    void aPageThatViolatesItsPolicyIsNoticed() {
        journey.page()
                .route(
                        REALM + "/careless",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setHeaders(Map.of(
                                        "Content-Type", "text/html", "Content-Security-Policy", "default-src 'none'"))
                                .setBody("<script>document.title = 'ran'</script><h1 style='color: red'>x</h1>")));
        journey.page().navigate(REALM + "/careless");
        assertThat(journey.page().title()).isEmpty();
        assertThat(watched.complaints()).anyMatch(text -> text.contains("script-src"));
    }
}
