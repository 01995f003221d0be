package com.rundiffusion.keycloak.e2e.setup;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A customer's administrator: the pages of a setup link in one tab, Entra's portal in another. What is pressed, typed and seen on our
 * pages is counted.
 */
final class Administrator {

    /** Microsoft's own page. */
    private static final String STOPPED = "main:has-text('AADSTS')";

    private static final String THROUGH = "[data-outcome], " + STOPPED;

    private final Page pages;
    private final EntraTenant tenant;
    private final Set<String> seen = new LinkedHashSet<>();
    private Page portal;
    private boolean signedIn;
    private int clicks;
    private int pastes;

    Administrator(Page pages, EntraTenant tenant) {
        this.pages = pages;
        this.tenant = tenant;
    }

    /** Follows the link of a mail and presses "Begin". */
    Administrator open(String url) {
        pages.navigate(url);
        look();
        press("#begin");
        pages.locator("[data-step]").waitFor();
        look();
        return this;
    }

    /** Is at this step after it has opened its link, and whatever has been done since. */
    Administrator goesOn(SetupVisitor before, String step) {
        pages.context()
                .addCookies(List.of(new Cookie(SetupVisitor.COOKIE, before.cookie())
                        .setUrl(Stack.SITES.sso())
                        .setSecure(true)));
        pages.navigate(before.base() + step);
        at(step);
        return this;
    }

    Page page() {
        return pages;
    }

    Locator locator(String selector) {
        return pages.locator(selector);
    }

    int clicks() {
        return clicks;
    }

    int pastes() {
        return pastes;
    }

    /** How many different pages of ours. */
    int pagesSeen() {
        return seen.size();
    }

    private void look() {
        seen.add(pages.url().replaceFirst("\\?.*", ""));
    }

    void press(String selector) {
        pages.locator(selector).first().click();
        clicks++;
    }

    /** Ticks that it is sure, then presses. */
    void confirm(String selector) {
        press("#sure");
        press(selector);
    }

    void paste(String selector, String text) {
        pages.locator(selector).fill(text);
        pastes++;
    }

    /** "I have done this, go on", until it is at this step. */
    void goOnTo(String step) {
        press("#next");
        at(step);
    }

    /** By the way through the steps. */
    void go(String step) {
        press("nav.steps a[href$='/" + step + "']");
        at(step);
    }

    /** Waits until it is at this step. */
    void at(String step) {
        pages.locator("[data-step=" + step + "]").waitFor();
        look();
    }

    /** Pastes into the one box and has it read. */
    void read(String text) {
        if (pages.locator("[data-step=values]").count() == 0) {
            go("values");
        }
        paste("#text", text);
        press("#read");
        pages.locator("#echo, #faults").first().waitFor();
    }

    /** The same, and says that it was understood rightly. */
    void give(String text) {
        read(text);
        press("#keep");
        pages.locator("[data-step=values]")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        look();
    }

    /** Follows the link of a fault to the step that changes it. */
    void mend(String fault, String step) {
        press("[data-code=" + fault + "] a");
        at(step);
    }

    /** Signs in for a test; what the other window comes to is said on the page of the test. */
    void test(Person person) {
        if (pages.locator("[data-step=test]").count() == 0) {
            go("test");
        }
        signOutOfEntra();
        Page window = pages.waitForPopup(() -> press("#test"));
        signIn(window, person);
        window.locator(THROUGH).first().waitFor();
        boolean stopped = window.locator(STOPPED).count() > 0;
        String text = stopped ? window.locator("main").textContent() : "";
        window.close();
        press("#look");
        pages.locator("[data-outcome]").waitFor();
        if (stopped) {
            paste("#text", text);
            press("#explain");
            pages.locator("#microsoft").waitFor();
        }
    }

    private void signIn(Page window, Person person) {
        Locator accounts = window.locator("button.account");
        accounts.or(window.locator(THROUGH)).first().waitFor();
        if (accounts.count() > 0) {
            pick(window, tenant.user(person));
        }
    }

    private void pick(Page window, EntraUser user) {
        new EntraPage(window).pick(user);
        signedIn = true;
    }

    /** So that it asks who it is again. */
    private void signOutOfEntra() {
        if (signedIn) {
            portal().navigate(tenant.myAppsUrl().replace("/myapps", "/signout"));
            signedIn = false;
        }
    }

    /** Entra's portal, in the same browser. */
    Page portal() {
        if (portal == null) {
            portal = pages.context().newPage();
        }
        return portal;
    }

    /** Takes our file from the page and chooses it in "Basic SAML Configuration". */
    void uploadOurMetadata() {
        if (pages.locator("[data-step=basic]").count() == 0) {
            go("basic");
        }
        Download file = pages.waitForDownload(() -> press("#metadata"));
        openPortal();
        portal.locator("#file").setInputFiles(file.path());
        portal.locator("form[action$='/portal/metadata'] button").click();
        portal.locator("#state").waitFor();
    }

    /** Presses "Test" in the portal: Entra answers without having been asked. */
    void pressEntrasTest() {
        openPortal();
        portal.locator("form[action$='/portal/test'] button").click();
        portal.waitForCondition(() -> portal.locator("button.account").count() > 0
                || portal.locator("[data-notice], [data-rejection]").count() > 0
                || !portal.url().startsWith(tenant.portalUrl().replaceFirst("/portal$", "")));
        if (portal.locator("button.account").count() > 0) {
            pick(portal, tenant.user(Person.MEMBER));
        }
    }

    private void openPortal() {
        portal().navigate(tenant.portalUrl());
        portal.locator("#state").waitFor();
    }
}
