package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the next sign-in on a device asks when somebody has signed out there. */
class AskAgainTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String LINK = Journey.link(APP, "contoso");
    private static final String SETTING = "sso.signOutAsksAgain";

    @RegisterExtension
    private final Journey journey = new Journey();

    private Browser signedIn() {
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        return journey.browser();
    }

    private static void signOutOfASharedDevice(Browser browser) {
        browser.open(Stack.SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/logout");
        browser.submit(Map.of("forget_device", "true"));
    }

    private static void asksAgain(Browser browser) {
        browser.open(LINK).offersAccounts();
        assertThat(browser.asked().forceAuthn()).isTrue();
    }

    @Test
    void afterASignOutMicrosoftsOwnSessionIsEnough() {
        Browser browser = signedIn();
        browser.signOut().isSignedOut();
        browser.open(LINK).isSignedIn();
    }

    @Test
    void afterASignOutOnASharedDeviceMicrosoftAsksUntilSomebodyIsIn() {
        Browser browser = signedIn();
        signOutOfASharedDevice(browser);
        asksAgain(browser);
        asksAgain(browser);
        browser.pick(journey.contoso().user(Person.MEMBER)).isSignedIn();
        browser.signOut().isSignedOut();
        browser.open(LINK).isSignedIn();
    }

    @Test
    void whereTheRealmSaysSoItAsksAfterEachSignOut() {
        Background background = new Background(journey);
        background.settings(Map.of(SETTING, "always"));
        try {
            Browser browser = signedIn();
            browser.signOut().isSignedOut();
            asksAgain(browser);
        } finally {
            background.settings(Map.of(SETTING, ""));
        }
    }
}
