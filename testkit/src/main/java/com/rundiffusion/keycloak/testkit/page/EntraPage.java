package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.EntraUser;

/** Pages of the simulated Entra. */
public final class EntraPage {

    private final Page page;

    public EntraPage(Page page) {
        this.page = page;
    }

    /** Waits for "Pick an account". */
    public EntraPage awaitAccounts() {
        page.locator("button.account").first().waitFor();
        return this;
    }

    /** Picks an account; ends wherever that leads. */
    public void pick(EntraUser user) {
        page.locator("button.account[value='" + user.objectId() + "']").click();
    }

    public void cancel() {
        page.locator("a.cancel").click();
    }

    /** The text of a page that refuses, with its AADSTS code. */
    public String refusal() {
        return page.locator("main").textContent();
    }
}
