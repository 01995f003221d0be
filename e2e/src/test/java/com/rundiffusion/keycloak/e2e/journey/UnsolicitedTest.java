package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in that begins at Entra: the My Apps tile and the portal's "Test". */
class UnsolicitedTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    static Stream<String> appOrigins() {
        return Stack.SITES.appOrigins().stream();
    }

    @AfterEach
    void putBack() {
        journey.fabrikam()
                .application()
                .defaultReplyUrl(Stack.SITES.rundiffusionApp() + Sites.REPLY_PATH)
                .relayState(null);
    }

    @ParameterizedTest
    @Tag("A21")
    @MethodSource("appOrigins")
    void theTileWithoutSignOnUrlSignsInToTheAppOfTheReplyUrl(String origin) {
        EntraTenant fabrikam = journey.fabrikam();
        fabrikam.application().defaultReplyUrl(origin + Sites.REPLY_PATH);
        journey.browser().open(fabrikam.myAppsUrl());
        journey.browser().click("tile");
        journey.browser().pick(fabrikam.user(Person.MEMBER)).isSignedIn();
        assertThat(journey.browser().arrival().origin()).isEqualTo(origin);
        assertThat(journey.browser().idClaims()).containsEntry("sso_provider", "fabrikam");
    }

    @ParameterizedTest
    @Tag("A21")
    @MethodSource("appOrigins")
    void thePortalsTestSignsInToTheAppOfTheReplyUrl(String origin) {
        EntraTenant contoso = journey.contoso();
        String replyUrl = origin + Sites.REPLY_PATH;
        assertThat(journey.browser().open(contoso.portalUrl()).body()).contains(replyUrl + "</option>");
        journey.browser().open(contoso.portalUrl() + "/test?replyUrl=" + replyUrl);
        journey.browser().pick(contoso.user(Person.MEMBER)).isSignedIn();
        assertThat(journey.browser().arrival().origin()).isEqualTo(origin);
        assertThat(journey.browser().idClaims()).containsEntry("sso_provider", "contoso");
    }

    /** Whichever it is, the one that the enterprise is connected with is asked. */
    @Test
    void whatAnotherApplicationOfTheTenantSendsBeginsASignInToo() {
        String replyUrl = Stack.SITES.rundiffusionApp() + Sites.REPLY_PATH;
        ResponseDraft draft = journey.contoso()
                .respondUnasked(replyUrl, Person.MEMBER)
                .with(ResponseField.AUDIENCE, "spn:another.application")
                .signedBy(SigningCertificate.issue(Instant.now().minus(Duration.ofDays(1))));
        journey.browser().open(Stack.SITES.entra() + "/");
        journey.browser()
                .post(replyUrl, Map.of("SAMLResponse", draft.toBase64()))
                .offersAccounts();
        journey.browser().pick(journey.contoso().user(Person.MEMBER)).isSignedIn();
        assertThat(journey.browser().idClaims()).containsEntry("sso_provider", "contoso");
    }

    @Test
    void theTileWithASignOnUrlOpensTheLink() {
        journey.page().navigate(journey.contoso().myAppsUrl());
        journey.page().locator("a.tile").click();
        journey.entra().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
        assertThat(journey.app().origin()).isEqualTo(Stack.SITES.rundiffusionApp());
    }

    @Test
    void aRelayStateOfEntrasOwnChangesNothing() {
        journey.fabrikam().application().relayState("https://evil.example/");
        journey.browser().open(journey.fabrikam().myAppsUrl());
        journey.browser().click("tile");
        journey.browser().pick(journey.fabrikam().user(Person.MEMBER)).isSignedIn();
        assertThat(journey.browser().arrival().origin()).isEqualTo(Stack.SITES.rundiffusionApp());
    }
}
