package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing out here and at Microsoft: what ends what, and where it leads. */
class SignOutTest {

    private static final String RUNDIFFUSION = Stack.SITES.rundiffusionApp();
    private static final String RUNNIT = Stack.SITES.runnitApp();
    private static final String REALM = Stack.SITES.sso() + "/realms/rundiffusion";
    private static final String LOGOUT_URL = REALM + "/entra-logout";

    private static final Pattern FRAME = Pattern.compile("<iframe src=\"([^\"]*)\"");

    @RegisterExtension
    private final Journey journey = new Journey();

    @AfterEach
    void registerNone() {
        journey.contoso().application().logoutUrl(null);
    }

    private void register() {
        journey.contoso().application().logoutUrl(LOGOUT_URL);
    }

    private String microsoftsSignOut() {
        return journey.contoso().loginUrl().replace("/saml2", "/signout");
    }

    @Test
    void whoSignsOutAtMicrosoftIsOutOfBothApps() {
        register();
        journey.signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        open(RUNNIT).awaitSignedIn();

        Page page = journey.page();
        Response heard = page.waitForResponse(
                answer -> answer.url().startsWith(LOGOUT_URL), () -> page.navigate(microsoftsSignOut()));

        assertThat(heard.status()).isEqualTo(200);
        Frame frame = page.mainFrame().childFrames().get(0);
        assertThat(frame.locator("body").textContent()).isEqualTo("OK");
        assertThat(frame.url()).startsWith(LOGOUT_URL);
        open(RUNNIT).awaitSignedOut();
        open(RUNDIFFUSION).awaitSignedOut();
    }

    /** The control, and what is so for every customer who changes nothing. */
    @Test
    void withoutALogoutUrlTheSessionGoesOn() {
        journey.browser().signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        assertThat(journey.browser().open(microsoftsSignOut()).body())
                .contains("You have signed out")
                .doesNotContain("iframe");
        journey.browser().open(RUNNIT + "/").isSignedIn();
    }

    @Test
    void theSignedOutPageOffersMicrosoftsSignOutWhichHasAPageOfItsOwn() {
        journey.signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        Page page = journey.page();
        page.navigate(REALM + "/protocol/openid-connect/logout?client_id=runnit&ui_locales=de");
        page.locator("#kc-logout").click();
        page.locator("#microsoft-sign-out").waitFor();
        page.locator("nav a[lang=fr]").click();
        page.locator("h1:has-text('déconnecté')").waitFor();
        page.locator("#microsoft-sign-out").click();

        page.locator("h1:has-text('You have signed out')").waitFor();
        assertThat(page.url()).startsWith(journey.contoso().loginUrl());
        page.navigate(Journey.link(RUNDIFFUSION, "contoso"));
        journey.entra().awaitAccounts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rundiffusion", "runnit"})
    void withALogoutUrlTheWayLeadsBackToTheApp(String client) {
        register();
        String app = client.equals("runnit") ? RUNNIT : RUNDIFFUSION;
        journey.signIn(app, journey.contoso(), Person.MEMBER);
        int asked = journey.contoso().logoutRequests().size();
        journey.app().signOut();
        journey.app().awaitSignedOut();
        journey.page().locator("#microsoft-sign-out").click();

        journey.page().waitForURL(app + "/");
        journey.app().awaitSignedOut();
        assertThat(journey.contoso().logoutRequests()).hasSize(asked + 1);
        journey.page().navigate(Journey.link(app, "contoso"));
        journey.entra().awaitAccounts();
    }

    @Test
    void microsoftIsAskedByWhatTheSignInBroughtAndNothingElse() {
        Browser browser = journey.browser();
        Journey.Answer answer = browser.answer(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        browser.post(answer).isSignedIn();
        browser.signOut().isSignedOut();
        browser.click("microsoft-sign-out");

        List<LogoutRequest> asked = journey.contoso().logoutRequests();
        LogoutRequest last = asked.get(asked.size() - 1);
        assertThat(last.issuer()).isEqualTo("rundiffusion.com");
        assertThat(last.destination()).isEqualTo(journey.contoso().loginUrl());
        assertThat(last.nameId()).isEqualTo(answer.draft().get(ResponseField.NAME_ID));
        assertThat(last.sessionIndexes()).containsExactly(answer.draft().get(ResponseField.SESSION_INDEX));
        assertThat(last.rawQuery()).doesNotContain("Signature=");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionIsFoundByWhatItsFirstSignInCalledItAndByTheLast(boolean first) {
        register();
        Browser browser = journey.browser();
        EntraUser user = browser.signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        Object session = browser.idClaims().get("sid");
        browser.click("sign-in-again");
        browser.pick(user).isSignedIn();
        assertThat(browser.idClaims()).containsEntry("sid", session);

        journey.contoso().application().logoutHabits().namesFirst(first);
        try {
            browser.open(microsoftsSignOut());
        } finally {
            journey.contoso().application().logoutHabits().namesFirst(false);
        }
        journey.anotherBrowser().open(frame(browser.arrival()));

        browser.open(RUNDIFFUSION + "/").isSignedOut();
    }

    @Test
    void whoHasNotSignedOutHereIsLedHome() {
        Browser browser = journey.browser();
        assertThat(browser.open(REALM + "/microsoft-sign-out?client_id=runnit").url())
                .isEqualTo(RUNNIT + "/");
        assertThat(browser.open(REALM + "/microsoft-sign-out?client_id=nobody").url())
                .isEqualTo(RUNDIFFUSION + "/");
        assertThat(browser.open(REALM + "/microsoft-sign-out").url()).isEqualTo(RUNDIFFUSION + "/");
    }

    private static String frame(Arrival page) {
        Matcher frame = FRAME.matcher(page.body());
        assertThat(frame.find()).as("a frame at %s", page).isTrue();
        return frame.group(1).replace("&amp;", "&");
    }

    private AppPage open(String app) {
        journey.page().navigate(app + "/");
        return journey.app();
    }
}
