package com.rundiffusion.keycloak.e2e.setup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way without script, by keyboard, in German, on a phone. */
class SetupWithoutScriptTest {

    private static final int WIDTH = 390;
    private static final int MOST_TABS = 100;

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private Page page;

    @Test
    void byKeyboardInGermanOnAPhone() {
        String url = company.link(Map.of("alias", Unconnected.ALIAS, "displayName", "Northwind"))
                .path("url")
                .asText();
        page = journey.pageWithoutScript("de-DE");
        page.setViewportSize(WIDTH, 800);
        page.navigate(url);
        isReadable();
        press("#begin");
        for (String step : List.of("create", "basic", "people")) {
            at(step);
            press("#next");
        }
        at("values");
        reach(page, "#text");
        page.keyboard().insertText(company.metadataUrl());
        press("#read");
        page.locator("#echo").waitFor();
        isReadable();
        press("#keep");
        at("domains");
        press("#next");
        at("test");
        Page window = page.waitForPopup(() -> press("#test"));
        String account =
                "button.account[value='" + company.tenant().user(Person.MEMBER).objectId() + "']";
        window.locator(account).waitFor();
        press(window, account);
        window.locator("noscript button, form button").first().waitFor();
        press(window, "button");
        assertThat(window.locator("[data-outcome=good]")).isVisible();
        window.close();
        press("#look");
        page.locator("[data-outcome=good]").waitFor();
        isReadable();
        press("#next");
        at("live");
        reach(page, "#sure");
        page.keyboard().press("Space");
        press("#go-live");
        page.locator("#link").waitFor();
        isReadable();
        assertThat(company.status()).isEqualTo("active");
    }

    @Test
    void aTokenOfProvisioningByKeyboardInGermanOnAPhone() {
        company.connect(Map.of());
        JsonNode link = company.linkOf(Unconnected.ALIAS, Map.of("may", List.of("provisioning")));
        page = journey.pageWithoutScript("de-DE");
        page.setViewportSize(WIDTH, 800);
        page.navigate(link.path("url").asText());
        isReadable();
        press("#begin");
        at("provisioning");
        reach(page, "#sure");
        page.keyboard().press("Space");
        press("#make");
        page.locator("#secret-token").waitFor();
        isReadable();
        press("#look");
        page.locator("#tokens").waitFor();
        assertThat(page.locator("#secret-token")).hasCount(0);
        isReadable();
    }

    private void at(String step) {
        page.locator("[data-step=" + step + "]").waitFor();
        isReadable();
    }

    private void isReadable() {
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue())
                .as("as wide as the phone: " + page.url())
                .isEqualTo(WIDTH);
    }

    private void press(String selector) {
        press(page, selector);
    }

    private static void press(Page page, String selector) {
        reach(page, selector);
        page.keyboard().press("Enter");
    }

    /** From part to part, until it is this one. */
    private static void reach(Page page, String selector) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new IllegalStateException("The tab key never reaches " + selector + " of " + page.url());
    }
}
