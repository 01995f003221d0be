package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext.GrantPermissionsOptions;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a refused sign-in: for the person, for their administrator, and for support. */
class RefusalPageTest {

    private static final String TENANT_ID = "http://schemas.microsoft.com/identity/claims/tenantid";
    private static final String APP = Stack.SITES.rundiffusionApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void theAdministratorReadsWhatWasWantedWhatCameAndWhereToChangeIt() {
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        Page page = journey.page();
        assertThat(page.locator("#details").isVisible()).isFalse();
        page.locator("summary").click();
        assertThat(page.locator("#details").innerText())
                .contains("audience_mismatch", "rundiffusion.com", "spn:somebody.else", "Identifier (Entity ID)");
        assertThat(page.locator(".fixer").innerText()).contains("Microsoft Entra administrator");
        assertThat(page.content()).doesNotContain("ada.winter");
    }

    @Test
    void theReferenceAndTheDetailsCanBeCopied() {
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        Page page = journey.page();
        page.context()
                .grantPermissions(
                        List.of("clipboard-read", "clipboard-write"),
                        new GrantPermissionsOptions().setOrigin(Stack.SITES.sso()));
        page.locator("[data-copies=reference]").click();
        page.locator("[role=status]:has-text('Copied')").waitFor();
        assertThat(clipboard(page)).isEqualTo(new RefusalPage(page).reference());
        page.locator("[data-copies=report]").click();
        page.locator("[data-copies=report] + [role=status]:has-text('Copied')").waitFor();
        assertThat(clipboard(page))
                .contains(new RefusalPage(page).title(), new RefusalPage(page).reference())
                .contains("audience_mismatch", "rundiffusion.com", "spn:somebody.else", "Identifier (Entity ID)")
                .contains("Company: Contoso", "App: RunDiffusion", "UTC")
                .doesNotContain("ada.winter");
    }

    @Test
    void itIsTheSameAfterReloadAndBackAndFromABookmark() {
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        Page page = journey.page();
        String address = page.url();
        String reference = new RefusalPage(page).reference();
        assertThat(address).endsWith("/realms/rundiffusion/refusal/" + reference);
        page.reload();
        isStill(reference);
        page.locator("#help-link").click();
        page.locator("textarea").waitFor();
        page.goBack();
        isStill(reference);
        page.navigate(Stack.SITES.runnitApp() + "/");
        page.navigate(address);
        isStill(reference);
    }

    private void isStill(String reference) {
        RefusalPage refusal = new RefusalPage(journey.page()).await();
        assertThat(refusal.code()).isEqualTo("audience_mismatch");
        assertThat(refusal.reference()).isEqualTo(reference);
    }

    /** A browser drops a cookie of more than 4 KB. */
    @Test
    void itIsThereHoweverLongWhatCameIs() {
        refuse(draft -> draft.claim(TENANT_ID, "\u30A2\"".repeat(300)));
        assertThat(new RefusalPage(journey.page()).code()).isEqualTo("tenant_mismatch");
        journey.page().reload();
        assertThat(new RefusalPage(journey.page()).await().code()).isEqualTo("tenant_mismatch");
    }

    @Test
    void itIsReadInAnotherLanguage() {
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        String reference = new RefusalPage(journey.page()).reference();
        journey.page().locator("footer a[lang=fr]").click();
        journey.page().locator("html[lang=fr]").waitFor();
        isStill(reference);
        assertThat(new RefusalPage(journey.page()).title())
                .isEqualTo("La réponse était destinée à une autre application");
    }

    /** An administrator who is sent the address sees the reference, and no more. */
    @Test
    void nobodyElseSeesIt() {
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        String address = journey.page().url();
        double tomorrow = Instant.now().plus(Duration.ofDays(1)).getEpochSecond();
        assertThat(journey.page().context().cookies(address))
                .filteredOn(cookie -> cookie.name.equals("SSO_REFUSAL"))
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie.httpOnly).isTrue();
                    assertThat(cookie.path).isEqualTo(URI.create(address).getPath());
                    assertThat(cookie.expires).isCloseTo(tomorrow, within(600.0));
                });
        Arrival elsewhere = journey.anotherBrowser().open(address);
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.rejection()).isEmpty();
        assertThat(elsewhere.text())
                .contains(new RefusalPage(journey.page()).reference())
                .doesNotContain("audience", "Contoso");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0D4K2-M9XDW", "%7B%7D", "0D4K2-M9XDW/another-account", "0D4K2-M9XDW/else"})
    void whatIsNoRefusalOfThisBrowserIsNotThere(String path) {
        Arrival nothing = journey.browser().open(Stack.SITES.sso() + "/realms/rundiffusion/refusal/" + path);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.rejection()).isEmpty();
    }

    /** Entra's own session would answer with the refused account again, for ever. */
    @Test
    void whoWasRefusedForTheirAccountIsInWithAnother() {
        Browser browser = journey.browser();
        EntraUser borrowed = browser.follow(APP, journey.contoso(), Person.BORROWED_MAIL);
        Arrival refused = browser.arrival();
        assertThat(refused.rejection()).isEqualTo("email_domain_foreign");
        assertThat(refused.text("address")).contains("@fabrikam.example");
        assertThat(refused.text("report")).contains("email_domain_foreign").doesNotContain("@");

        assertThat(browser.open(Journey.link(APP, "contoso")).rejection()).isEqualTo("email_domain_foreign");
        browser.click("another-account").offersAccounts();
        assertThat(browser.asked().forceAuthn()).isTrue();
        browser.pick(journey.contoso().user(Person.MEMBER)).isSignedIn();
        assertThat(browser.idClaims()).doesNotContainValue(borrowed.objectId());

        Browser next = journey.browser();
        next.signOut();
        next.open(Journey.link(APP, "contoso"));
        assertThat(next.arrival().rejection()).isEmpty();
    }

    /** What leads back to the app does not begin the sign-in again. */
    @Test
    void theWayBackLeadsToTheApp() {
        journey.browser().follow(APP, journey.contoso(), Person.BORROWED_MAIL);
        journey.browser().click("retry").isSignedOut();
    }

    private static String clipboard(Page page) {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    @Test
    void supportIsOneClickAway() {
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        String reference = new RefusalPage(journey.page()).reference();
        assertThat(journey.page().locator("a[href^=mailto]").getAttribute("href"))
                .isEqualTo("mailto:support@rundiffusion.example?subject=RunDiffusion%20" + reference);
    }

    /** Whoever can make a browser post something could write to the person in front of it. */
    @Test
    void proseFromOutsideIsNotShown() {
        refuse(draft -> draft.with(ResponseField.RESPONSE_ISSUER, "please call +1 555 0100"));
        assertThat(new RefusalPage(journey.page()).code()).isEqualTo("enterprise_unavailable");
        journey.page().locator("summary").click();
        assertThat(journey.page().locator("#details").innerText()).contains("a company that is connected and active");
        assertThat(journey.page().content()).doesNotContain("555");
    }

    @Test
    void itIsInTheLanguageOfTheBrowser() {
        journey.page().context().setExtraHTTPHeaders(Map.of("Accept-Language", "fr"));
        refuse(draft -> draft.with(ResponseField.AUDIENCE, "spn:somebody.else"));
        assertThat(new RefusalPage(journey.page()).title())
                .isEqualTo("La réponse était destinée à une autre application");
    }

    private void refuse(Consumer<ResponseDraft> change) {
        Journey.Answer answer = journey.answer(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.MEMBER);
        change.accept(answer.draft());
        journey.post(answer.request().assertionConsumerServiceUrl(), answer.form());
        new RefusalPage(journey.page()).await();
    }
}
