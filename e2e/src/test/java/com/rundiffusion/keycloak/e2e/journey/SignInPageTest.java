package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            "pt", "Iniciar sessão");

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
