package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Page;

/** The page on the sso host that asks for the work e-mail address. */
public final class SignInPage {

    private final Page page;

    public SignInPage(Page page) {
        this.page = page;
    }

    public SignInPage await() {
        page.locator("input[name=email]").waitFor();
        return this;
    }

    /** The sentence above the form; empty when there is none. */
    public String message() {
        return page.locator("#message").count() == 0
                ? ""
                : page.locator("#message").textContent().trim();
    }

    public void continueWith(String email) {
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=email]").press("Enter");
    }
}
