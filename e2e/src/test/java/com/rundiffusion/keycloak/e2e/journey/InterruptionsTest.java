package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import com.rundiffusion.keycloak.testkit.page.SignInPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** A sign-in that is interrupted ends in the app, or on a page with a button that leads there. {@link FallbackTest} has more. */
class InterruptionsTest {

    private static final String APP = Stack.SITES.runnitApp();
    private static final String ADDRESS = "ada.winter@contoso.example";
    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion/";

    @RegisterExtension
    private final Journey journey = new Journey();

    /** The server has forgotten the login, by time or because it was started again; its cookie can begin it anew. */
    @Test
    void aLoginThatTheServerForgotBeginsAgainByItself() {
        ask();
        forget(journey.page().context(), "AUTH_SESSION_ID");
        journey.signInPage().continueWith(ADDRESS);
        journey.page().locator("#message").waitFor();
        journey.signInPage().await().continueWith(ADDRESS);
        journey.entra().awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
    }

    /** The address of the page names the app and its request, and the app begins again. */
    @Test
    void aPageThatLostItsCookiesIsAskedForAgain() {
        askFromTheApp();
        String asked = journey.page().url();
        for (Cookie cookie : journey.page().context().cookies(List.of(REALM))) {
            forget(journey.page().context(), cookie.name);
        }
        journey.signInPage().continueWith(ADDRESS);
        journey.page().waitForURL(url -> url.contains("openid-connect/auth?") && !url.equals(asked));
        journey.signInPage().await().continueWith(ADDRESS);
        journey.entra().awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
    }

    @Test
    void aPageOfWhichNothingIsLeftLeadsToTheAppsHome() {
        ask();
        journey.page().context().clearCookies();
        journey.signInPage().continueWith(ADDRESS);
        journey.app().awaitSignedOut();
    }

    /** An address without the app's request, as for whoever cut it off. */
    @Test
    void aPageThatNamesNoRequestSaysWhatHappenedAndLeadsBackToTheApp() {
        ask();
        journey.page().context().clearCookies();
        journey.page().navigate(REALM + "login-actions/authenticate?client_id=runnit&tab_id=abc");
        journey.page().locator("#retry").waitFor();
        assertThat(journey.page().locator("main").innerText()).containsIgnoringCase("cookie");
        startsOver();
    }

    /** A bookmark of the app's request, in a browser that the app has never seen: the person is in, so the app's home says so. */
    @Test
    void aBookmarkOfTheSignInPageInAnotherBrowserEndsAtTheAppsHome() {
        askFromTheApp();
        String bookmark = journey.page().url();
        Page other = journey.anotherPage();
        other.navigate(bookmark);
        new SignInPage(other).await().continueWith(ADDRESS);
        new EntraPage(other).awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        new AppPage(other).awaitSignedIn();
    }

    @Test
    void theAnswerComesToABrowserThatHasLostItsCookies() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        journey.browser().forgetAll();
        assertThat(journey.browser().post(answer).rejection()).isEqualTo("login_unknown");
        startsOverAtTheCompany();
    }

    /** Unsigned, as Entra sends it: nothing tells it from anybody's, so nothing is said about the company. */
    @Test
    void aFailureOfMicrosoftComesToABrowserThatHasLostItsCookies() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft()
                .with(ResponseField.STATUS, "urn:oasis:names:tc:SAML:2.0:status:Responder")
                .afterSigning(InterruptionsTest::dropTheAssertion);
        journey.browser().forgetAll();
        journey.browser().post(answer);
        startsOver(journey.browser());
    }

    @Test
    void aFailureOfMicrosoftLeadsBackToTheApp() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.STATUS, "urn:oasis:names:tc:SAML:2.0:status:Responder");
        assertThat(journey.browser().post(answer).rejection()).isEqualTo("status_not_success");
        startsOverAtTheCompany();
    }

    @Test
    void aClockThatIsOffLeadsBackToTheApp() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft()
                .with(
                        ResponseField.NOT_BEFORE,
                        Instant.now().plus(Duration.ofMinutes(20)).toString());
        assertThat(journey.browser().post(answer).rejection()).isEqualTo("assertion_not_yet_valid");
        startsOverAtTheCompany();
    }

    /** The page at Entra holds a request of long ago, and of another browser. */
    @Test
    void aBookmarkOfEntrasPageLeadsBackToTheApp() {
        journey.page().navigate(Journey.link(APP, "contoso"));
        journey.entra().awaitAccounts();
        String bookmark = journey.page().url();
        Page later = journey.anotherPage();
        later.navigate(bookmark);
        new EntraPage(later).awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        assertThat(new RefusalPage(later).await().code()).isEqualTo("login_unknown");
        later.locator("#retry").click();
        later.waitForURL(APP + "/**");
    }

    /** Back from Microsoft's page to the form, where a mistyped address had been corrected before. */
    @Test
    void goingBackFromMicrosoftShowsThePageAgain() {
        ask();
        journey.signInPage().continueWith("ada@contoso..example");
        journey.page().locator("#message").waitFor();
        journey.signInPage().continueWith(ADDRESS);
        journey.entra().awaitAccounts();
        journey.page().goBack();
        journey.page().locator("#email, #continue-as").first().waitFor();
        journey.page().goForward();
        journey.entra().awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker/contoso/endpoint",
                "broker/contoso/login",
                "login-actions/authenticate",
                "login-actions/authenticate?client_id=runnit&tab_id=abc",
                "reply-url/refused",
                "protocol/openid-connect/auth",
                "help/rundiffusion/no-such-page"
            })
    void aBookmarkOfAnyPageOnTheWayHasAButtonThatLeadsToAnApp(String page) {
        journey.browser().open(REALM + page);
        assertThat(journey.browser().click("retry").origin()).isIn(Stack.SITES.appOrigins());
    }

    private static void dropTheAssertion(Document document) {
        document.getDocumentElement()
                .removeChild(document.getElementsByTagNameNS("*", "Assertion").item(0));
    }

    private void ask() {
        journey.page().navigate(Authorization.of("runnit").url());
        journey.signInPage().await();
    }

    private void askFromTheApp() {
        journey.page().navigate(APP + "/");
        journey.app().awaitSignedOut().signIn();
        journey.signInPage().await();
    }

    private static void forget(BrowserContext browser, String cookie) {
        browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName(cookie));
        assertThat(browser.cookies(List.of(REALM))).noneMatch(kept -> kept.name.equals(cookie));
    }

    /** By the page's own button, and then as anybody would. */
    private void startsOver() {
        journey.page().locator("#retry").click();
        journey.app().awaitSignedOut();
        journey.app().signIn();
        journey.page().locator("#email, #continue-as").first().waitFor();
        if (journey.page().locator("#email").count() > 0) {
            journey.signInPage().continueWith(ADDRESS);
        } else {
            journey.page().locator("#continue-as").click();
        }
        journey.entra().awaitAccounts().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
    }

    /** The same where no page is the subject. */
    private void startsOver(Browser browser) {
        browser.click("retry").isSignedOut();
        Arrival asks = browser.click("sign-in");
        browser.submit(Map.of("email", asks.has("continue-as") ? asks.attribute("continue-as", "value") : ADDRESS));
        browser.pick(journey.contoso().user(Person.MEMBER)).isSignedIn();
    }

    private void startsOverAtTheCompany() {
        journey.browser().click("retry");
        journey.browser().pick(journey.contoso().user(Person.MEMBER)).isSignedIn();
    }
}
