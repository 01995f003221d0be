package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page for people whom Microsoft's own page stopped. */
class HelpTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    /** The whole text of Entra's page, as a person would copy it, with their name in it. */
    @Test
    void whatMicrosoftSaysIsExplainedAndNothingOfItIsKept() {
        Page page = journey.page();
        page.navigate(Journey.link(Stack.SITES.runnitApp(), "contoso"));
        new EntraPage(page).awaitAccounts().pick(journey.contoso().user(Person.UNASSIGNED));
        page.waitForCondition(() -> page.content().contains("AADSTS50105"));
        String copied = page.locator("main").innerText();

        page.navigate(Authorization.of("runnit").url());
        page.locator("#help-link").click();
        page.locator("#text").fill(copied);
        page.locator("form button").click();
        page.locator("#code").waitFor();

        assertThat(page.locator("#code").textContent()).isEqualTo("AADSTS50105");
        assertThat(page.locator(".fixer").innerText()).contains("Microsoft Entra administrator");
        assertThat(page.url()).endsWith("/help/runnit/50105");
        assertThat(page.content()).doesNotContain("@contoso.example").doesNotContain("Trace ID");
        page.locator("#retry").click();
        journey.app().awaitSignedOut();
        assertThat(journey.app().origin()).isEqualTo(Stack.SITES.runnitApp());
    }

    /** For whoever comes back from Microsoft's page by the back button. */
    @Test
    void theAppLeadsThereToo() {
        for (String app : List.of("rundiffusion", "runnit")) {
            String origin = app.equals("runnit") ? Stack.SITES.runnitApp() : Stack.SITES.rundiffusionApp();
            journey.browser().open(origin + "/");
            Arrival help = journey.browser().click("help");
            assertThat(help.url()).endsWith("/realms/rundiffusion/help/" + app);
            assertThat(help.status()).isEqualTo(200);
        }
    }

    @Test
    void itIsReadInAnotherLanguage() {
        Page page = journey.page();
        for (String address : List.of("help", "help/runnit", "help/runnit/50105")) {
            page.navigate(Stack.SITES.sso() + "/realms/rundiffusion/" + address);
            page.locator("footer a[lang=ja]").click();
            page.locator("html[lang=ja]").waitFor();
            page.locator("footer a[lang=en]").click();
            page.locator("html[lang=en]").waitFor();
        }
    }

    /** People take it for a code of Microsoft's. */
    @Test
    void aReferenceOfOursLeadsToThePageOfItsRefusal() {
        journey.page().navigate(Stack.SITES.sso() + "/realms/rundiffusion/help");
        journey.page().locator("#text").fill("It says 0D4K2-M9XD1, what now?");
        journey.page().locator("form button").click();
        journey.page().waitForURL("**/realms/rundiffusion/refusal/0D4K2-M9XD1");
        assertThat(journey.page().locator("main").innerText()).contains("0D4K2-M9XD1");
    }

    @Test
    void aTextWithoutACodeIsAskedForAgain() {
        ask("I cannot sign in <script>alert(1)</script>");
        assertThat(journey.page().locator("[role=status]").textContent()).contains("no code in this text");
        assertThat(journey.page().content()).doesNotContain("alert(1)");
    }

    @Test
    void aCodeThatWeDoNotKnowLeadsToTheAdministrator() {
        ask("AADSTS1234567");
        assertThat(journey.page().locator("[role=status]").textContent()).contains("AADSTS1234567", "administrator");
    }

    private void ask(String text) {
        journey.page().navigate(Stack.SITES.sso() + "/realms/rundiffusion/help");
        journey.page().locator("#text").fill(text);
        journey.page().locator("form button").click();
        journey.page().locator("[role=status]").waitFor();
    }
}
