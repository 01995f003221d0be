package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext.GrantPermissionsOptions;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a refused sign-in: for the person, for their administrator, and for support. */
class RefusalPageTest {

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
        page.locator("summary").click();
        page.locator("[data-copies=details]").click();
        page.locator("details [role=status]:has-text('Copied')").waitFor();
        assertThat(clipboard(page)).contains("audience_mismatch", "spn:somebody.else");
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
        assertThat(journey.page().locator("#details").innerText()).contains("an active enterprise");
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
