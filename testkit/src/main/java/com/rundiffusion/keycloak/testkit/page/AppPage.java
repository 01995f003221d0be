package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Map;

/** A page of one of the sample apps. */
public final class AppPage {

    private final Page page;

    public AppPage(Page page) {
        this.page = page;
    }

    /** Waits for the page that greets a person who is signed in. */
    public AppPage awaitSignedIn() {
        page.locator("#signed-in").waitFor();
        return this;
    }

    /** Waits for the page that offers to sign in. */
    public AppPage awaitSignedOut() {
        page.locator("#signed-out").waitFor();
        return this;
    }

    /** Where the browser is, without path. */
    public String origin() {
        URI uri = URI.create(page.url());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** The claims of the ID token, after the app has renewed it. */
    public Map<String, Object> idClaims() {
        return claims("idToken");
    }

    /** The claims of the access token, after the app has renewed it. */
    public Map<String, Object> accessClaims() {
        return claims("accessToken");
    }

    public void signOut() {
        page.locator("#sign-out").click();
    }

    public void signIn() {
        page.locator("#sign-in").click();
    }

    /** "Sign in again": the app asks for {@code prompt=login}. */
    public void signInAgain() {
        page.locator("#sign-in-again").click();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> claims(String token) {
        Map<String, Object> session =
                (Map<String, Object>) page.evaluate("() => fetch('/session.json').then(answer => answer.json())");
        return (Map<String, Object>) session.get(token);
    }
}
