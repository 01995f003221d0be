package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Page;

/** The page of a refused sign-in. */
public final class RefusalPage {

    private final Page page;

    public RefusalPage(Page page) {
        this.page = page;
    }

    public RefusalPage await() {
        page.locator("[data-rejection]").waitFor();
        return this;
    }

    public String code() {
        return page.locator("[data-rejection]").getAttribute("data-rejection");
    }

    public String reference() {
        return page.locator("#reference").textContent().trim();
    }

    public String title() {
        return page.locator("h1").textContent().trim();
    }

    /** All that a person reads there. */
    public String text() {
        return page.locator("body").innerText();
    }
}
