package com.rundiffusion.keycloak.e2e.journey;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way of signing out as a person sees it, begun in either app, with both open. */
@Tag("long")
class SignOutPagesTest {

    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion";
    private static final String ASK_AGAIN = "sso.signOutAsksAgain";

    @RegisterExtension
    private final Journey journey = new Journey();

    /** Where it is begun. */
    enum App {
        RUNDIFFUSION("rundiffusion", Stack.SITES.rundiffusionApp(), Stack.SITES.runnitApp()),
        RUNNIT("runnit", Stack.SITES.runnitApp(), Stack.SITES.rundiffusionApp());

        private final String client;
        private final String origin;
        private final String other;

        App(String client, String origin, String other) {
            this.client = client;
            this.origin = origin;
            this.other = other;
        }
    }

    @AfterEach
    void registerNone() {
        journey.contoso().application().logoutUrl(null);
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void bothAppsSayThatTheSessionHasEnded(App app) {
        signInToBoth(app);
        journey.app().signOut();
        journey.app().awaitSignedOut();
        isToldAt(app.other);
        isInWithoutBeingAsked(app);
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void afterASharedDeviceMicrosoftAsks(App app) {
        signInToBoth(app);
        Page page = journey.page();
        page.navigate(REALM + "/protocol/openid-connect/logout?client_id=" + app.client);
        page.locator("input[name=forget_device]").check();
        page.locator("#kc-logout").click();
        page.locator("#microsoft-sign-out").waitFor();
        isToldAt(app.other);
        isAsked(app);
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void whereTheRealmSaysSoMicrosoftAsksAfterEach(App app) {
        Background background = new Background(journey);
        background.settings(Map.of(ASK_AGAIN, "always"));
        try {
            signInToBoth(app);
            journey.app().signOut();
            journey.app().awaitSignedOut();
            isAsked(app);
        } finally {
            background.settings(Map.of(ASK_AGAIN, ""));
        }
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void theLinkEndsMicrosoftsSessionAndStaysThere(App app) {
        signInToBoth(app);
        leaveMicrosoftToo();
        journey.page().locator("h1:has-text('You have signed out')").waitFor();
        isToldAt(app.other);
        isAsked(app);
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void withALogoutUrlItLeadsBackToTheApp(App app) {
        journey.contoso().application().logoutUrl(REALM + "/entra-logout");
        signInToBoth(app);
        leaveMicrosoftToo();
        journey.page().waitForURL(app.origin + "/");
        journey.app().awaitSignedOut();
        isToldAt(app.other);
        isAsked(app);
    }

    @ParameterizedTest
    @EnumSource(App.class)
    void signingOutAtMicrosoftIsSeenInBoth(App app) {
        journey.contoso().application().logoutUrl(REALM + "/entra-logout");
        signInToBoth(app);
        Page page = journey.page();
        page.waitForResponse(
                answer -> answer.url().startsWith(REALM + "/entra-logout"),
                () -> page.navigate(journey.contoso().loginUrl().replace("/saml2", "/signout")));
        isOutAt(app.origin);
        isOutAt(app.other);
    }

    /** Ends in the app in which it is begun. */
    private void signInToBoth(App app) {
        journey.signIn(app.other, journey.contoso(), Person.MEMBER);
        open(app.origin).awaitSignedIn();
    }

    private void leaveMicrosoftToo() {
        journey.app().signOut();
        journey.app().awaitSignedOut();
        journey.page().locator("#microsoft-sign-out").click();
    }

    private AppPage open(String origin) {
        journey.page().navigate(origin + "/");
        return journey.app();
    }

    /** Whether the app was told so, or has found it out before that. */
    private void isOutAt(String origin) {
        Page page = journey.page();
        page.waitForCondition(() -> {
            page.navigate(origin + "/");
            page.locator("#signed-in, #signed-out").waitFor();
            return page.locator("#signed-out").isVisible();
        });
    }

    /** The app's server hears of it, soon after the session has ended. */
    private void isToldAt(String origin) {
        Page page = journey.page();
        page.waitForCondition(() -> {
            page.navigate(origin + "/");
            page.locator("#signed-in, #signed-out").waitFor();
            return page.locator("#told-notice").isVisible();
        });
    }

    private void isInWithoutBeingAsked(App app) {
        journey.page().navigate(Journey.link(app.origin, "contoso"));
        journey.app().awaitSignedIn();
    }

    private void isAsked(App app) {
        journey.page().navigate(Journey.link(app.origin, "contoso"));
        journey.entra().awaitAccounts();
    }
}
