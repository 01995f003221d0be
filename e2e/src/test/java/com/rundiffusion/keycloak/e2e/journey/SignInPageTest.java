package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that asks for the address: what it remembers, in which language it asks, and what it makes of what is typed. */
class SignInPageTest {

    private static final String ADDRESS = "ada.winter@contoso.example";

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void whoCameByTheirAddressContinuesWithOneClick() {
        goToEntra();
        open();
        assertThat(journey.page().locator("#continue-as").innerText()).contains(ADDRESS);
        journey.page().locator("#continue-as").click();
        journey.entra().awaitAccounts();
        assertThat(journey.contoso().lastRequest().orElseThrow().loginHint()).isEqualTo(ADDRESS);
    }

    @Test
    void whatTheDeviceRemembersIsKeptForHalfAYearAndOutOfScriptsReach() {
        goToEntra();
        journey.entra().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
        double now = Instant.now().getEpochSecond();
        assertThat(journey.page().context().cookies(Stack.SITES.sso() + "/realms/rundiffusion/"))
                .filteredOn(cookie -> List.of("SSO_ADDRESS", "SSO_COMPANY").contains(cookie.name))
                .hasSize(2)
                .allSatisfy(cookie -> {
                    assertThat(cookie.httpOnly).isTrue();
                    assertThat(cookie.expires).isCloseTo(now + 180 * 86_400, within(600.0));
                });
    }

    @Test
    void whoeverElseSaysSoAndIsAsked() {
        goToEntra();
        open();
        journey.page().locator("#not-you").click();
        journey.signInPage().await();
        assertThat(journey.page().locator("#email").inputValue()).isEmpty();
        assertThat(remembered()).isFalse();
        open();
        assertThat(journey.page().locator("#continue-as").count()).isZero();
    }

    /** Their address may lead nowhere, and the link is at home. */
    @Test
    void whoCameByALinkContinuesWithTheirCompany() {
        signInAndOut(journey.browser());
        Arrival page = journey.browser().open(Authorization.of("runnit").url());
        assertThat(page.text("continue-with")).isEqualTo("Continue with Fabrikam");
        assertThat(page.has("email")).isFalse();
        int visits = journey.fabrikam().visits();
        journey.browser().submit(Map.of("company", "true"));
        assertThat(journey.fabrikam().visits()).isEqualTo(visits + 1);
    }

    @Test
    void anotherPersonOfTheDeviceIsAskedAndTheCompanyForgotten() {
        signInAndOut(journey.browser());
        journey.browser().open(Authorization.of("runnit").url());
        journey.browser().submit(Map.of("forget", "true")).asksForAddress();
        assertThat(journey.browser().open(Authorization.of("runnit").url()).has("continue-with"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', false", "&forget_device=true, true", "&forget_device=false, false"})
    void aSignOutTakesTheCompanyOffTheDeviceWhereTheAppAsks(String asked, boolean taken) {
        HttpResponse<String> answer =
                ScriptedSignIn.of(journey, journey.fabrikam(), Person.MEMBER).signOut(asked);
        assertThat(answer.headers().allValues("Set-Cookie").stream()
                        .anyMatch(cookie -> cookie.startsWith("SSO_COMPANY=;")))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignOutTakesTheCompanyOffTheDeviceWhereThePersonAsks(boolean asked) {
        Browser browser = journey.browser();
        browser.signIn(Stack.SITES.rundiffusionApp(), journey.fabrikam(), Person.MEMBER);
        browser.open(Stack.SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/logout");
        browser.submit(asked ? Map.of("forget_device", "true") : Map.of());
        assertThat(browser.open(Authorization.of("runnit").url()).has("continue-with"))
                .isEqualTo(!asked);
    }

    /** Beside the sentence about an address that leads nowhere. */
    @Test
    void whoseAddressLeadsNowhereStillFindsTheirCompany() {
        signInAndOut(journey.browser());
        journey.browser().open(Authorization.of("runnit").url());
        Arrival page = journey.browser().submit(Map.of("email", "ada@nobody.example"));
        assertThat(page.message()).contains("do not know this company");
        assertThat(page.text("continue-with")).isEqualTo("Continue with Fabrikam");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fabrikam", "eyJhbGciOiJub25lIn0.e30.", "a.b.c.d.e"})
    void aCompanyThatTheRealmDidNotWriteDownIsNotShown(String value) {
        journey.page()
                .context()
                .addCookies(
                        List.of(new Cookie("SSO_COMPANY", value).setUrl(Stack.SITES.sso() + "/realms/rundiffusion/")));
        open();
        assertThat(journey.page().locator("#continue-with").count()).isZero();
    }

    private void signInAndOut(Browser browser) {
        browser.signIn(Stack.SITES.rundiffusionApp(), journey.fabrikam(), Person.MEMBER);
        browser.signOut();
    }

    @Test
    void aTypingMistakeIsCorrectedAndNotTypedAnew() {
        goToEntra();
        journey.page().goBack();
        journey.page().locator("#email, #correct").first().waitFor();
        open();
        journey.page().locator("#correct").click();
        journey.signInPage().await();
        assertThat(journey.page().locator("#email").inputValue()).isEqualTo(ADDRESS);
        assertThat(journey.signInPage().message()).isEmpty();
    }

    @Test
    void whoDoesNotSignInGoesBackToTheApp() {
        open();
        journey.page().locator("#back").click();
        journey.app().awaitSignedOut();
    }

    @Test
    void theLanguagesKeepTheirOrder() {
        open();
        List<String> order = languages();
        assertThat(order).hasSize(6);
        journey.page().locator("footer a[lang=ja]").click();
        journey.page().locator("html[lang=ja]").waitFor();
        assertThat(languages()).isEqualTo(order);
    }

    private List<String> languages() {
        return journey.page().locator("footer a").allInnerTexts();
    }

    /** An address that led nowhere is not worth remembering. */
    @Test
    void whatLeadsNowhereIsNotRemembered() {
        open();
        journey.signInPage().continueWith("ada@nobody.example");
        journey.page().locator("#message").waitFor();
        assertThat(remembered()).isFalse();
    }

    @Test
    void aRememberedAddressThatIsNoneIsNotShown() {
        open();
        journey.page()
                .context()
                .addCookies(List.of(
                        new Cookie("SSO_ADDRESS", "PHNjcmlwdD4").setUrl(Stack.SITES.sso() + "/realms/rundiffusion/")));
        open();
        assertThat(journey.page().locator("#continue-as").count()).isZero();
        assertThat(journey.page().locator("#email").inputValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "someone@gmail.com, a private address",
        "someone@unknown.example, do not know this company",
        "x@a..b, does not look like an email"
    })
    void whatLeadsNowhereStaysInTheFieldAndAReloadChangesNothing(String typed, String sentence) {
        open();
        journey.signInPage().continueWith(typed);
        journey.page().locator("#message").waitFor();
        for (int i = 0; i < 2; i++) {
            assertThat(journey.signInPage().await().message()).contains(sentence);
            assertThat(journey.page().locator("#email").inputValue()).isEqualTo(typed);
            journey.page().reload();
        }
    }

    private static final Map<String, String> TITLES = Map.of(
            "en", "Sign in",
            "de", "Anmelden",
            "es", "Iniciar sesión",
            "fr", "Se connecter",
            "ja", "サインイン",
            "pt", "Entrar");

    @Test
    void itSpeaksSixLanguages() {
        TITLES.forEach((language, title) -> {
            Page page = journey.anotherPage();
            page.navigate(Authorization.of("rundiffusion")
                    .with("ui_locales", language)
                    .url());
            assertThat(page.locator("h1").innerText()).isEqualTo(title);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        });
    }

    @Test
    void anotherLanguageKeepsWhatThePageHadToSay() {
        journey.page()
                .navigate(Authorization.of("rundiffusion")
                        .with("autoLoginSsoProvider", "nobody")
                        .url());
        journey.page().locator("a[lang=de]").click();
        journey.page().locator("html[lang=de]").waitFor();
        assertThat(journey.signInPage().message()).startsWith("Der Link");
        journey.signInPage().continueWith(ADDRESS);
        new EntraPage(journey.page()).awaitAccounts();
    }

    private void goToEntra() {
        open();
        journey.signInPage().await().continueWith(ADDRESS);
        journey.entra().awaitAccounts();
    }

    private void open() {
        journey.page().navigate(Authorization.of("rundiffusion").url());
        journey.page().locator("#email, #continue-as").first().waitFor();
    }

    private boolean remembered() {
        return journey.page().context().cookies(Stack.SITES.sso() + "/realms/rundiffusion/").stream()
                .anyMatch(cookie -> cookie.name.equals("SSO_ADDRESS"));
    }
}
