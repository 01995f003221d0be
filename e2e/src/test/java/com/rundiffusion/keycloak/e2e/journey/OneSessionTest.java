package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.app.SampleApp;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One sign-in serves both apps, and signing out of one signs out of both. */
class OneSessionTest {

    private static final String RUNDIFFUSION = Stack.SITES.rundiffusionApp();
    private static final String RUNNIT = Stack.SITES.runnitApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void theOtherAppIsSignedInWithoutAskingEntra() {
        journey.browser().signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        Object person = journey.browser().idClaims().get("sub");
        int visits = journey.contoso().visits();
        journey.browser().open(RUNNIT + "/").isSignedIn();
        assertThat(journey.contoso().visits()).isEqualTo(visits);
        assertThat(journey.browser().idClaims()).containsEntry("sub", person).containsEntry("azp", "runnit");
    }

    /** Also the fragment, which no server learns: the browser takes it along from redirect to redirect. */
    @Test
    void aPageOfTheOtherAppOpensAsItWasAskedFor() {
        journey.signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        journey.page().navigate(RUNNIT + "/workspace/42?x=1#f");
        journey.app().awaitSignedIn();
        assertThat(journey.page().url()).isEqualTo(RUNNIT + "/workspace/42?x=1#f");
    }

    @Test
    void soItDoesForWhoeverHasToSignInFirst() {
        String target = RUNNIT + "/workspace/42?x=1";
        assertThat(journey.browser().open(target).isSignedOut().url()).isEqualTo(target);
        journey.browser().click("sign-in").asksForAddress();
        journey.browser().submit(Map.of("email", "ada.winter@contoso.example"));
        assertThat(journey.browser()
                        .pick(journey.contoso().user(Person.MEMBER))
                        .isSignedIn()
                        .url())
                .isEqualTo(target);
    }

    @Test
    void signingOutOfOneSignsOutOfTheOther() {
        journey.signIn(RUNDIFFUSION, journey.contoso(), Person.MEMBER);
        journey.page().navigate(RUNNIT + "/");
        journey.app().awaitSignedIn();
        String session = (String) journey.app().idClaims().get("sid");
        String refreshToken = refreshToken(journey.services().runnit(), session);

        journey.page().navigate(RUNDIFFUSION + "/");
        journey.app().awaitSignedIn().signOut();
        journey.app().awaitSignedOut();
        assertThat(journey.app().origin()).isEqualTo(RUNDIFFUSION);

        TokenEndpoint.Answer refused = new TokenEndpoint(journey.services().keycloak())
                .post(Map.of("grant_type", "refresh_token", "client_id", "runnit", "refresh_token", refreshToken));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("error").asText()).isEqualTo("invalid_grant");
        new Background(journey)
                .await(() -> tokens(journey.services().runnit(), session).isEmpty());
        journey.page().navigate(RUNNIT + "/");
        journey.app().awaitSignedOut();
        assertThat(journey.page().locator("#told-notice").isVisible()).isTrue();
    }

    /** The control of the refusal above. Keycloak tells the seconds that are left when it answers. */
    @Test
    void aRefreshTokenOfALiveSessionIsTaken() {
        journey.browser().signIn(RUNNIT, journey.contoso(), Person.MEMBER);
        String session = (String) journey.browser().idClaims().get("sid");
        String refreshToken = refreshToken(journey.services().runnit(), session);
        TokenEndpoint.Answer answer = new TokenEndpoint(journey.services().keycloak())
                .post(Map.of("grant_type", "refresh_token", "client_id", "runnit", "refresh_token", refreshToken));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("expires_in").asInt()).isPositive().isLessThanOrEqualTo(300);
        assertThat(answer.body().get("refresh_expires_in").asInt()).isLessThanOrEqualTo(36_000);
    }

    private static String refreshToken(SampleApp app, String session) {
        assertThat(tokens(app, session)).hasSize(1);
        return tokens(app, session).get(0);
    }

    /** What the app's server has of the session. */
    private static List<String> tokens(SampleApp app, String session) {
        return app.sessions().stream()
                .filter(signedIn -> session.equals(signedIn.idClaims().getClaim("sid")))
                .map(signedIn -> signedIn.refreshToken().getValue())
                .toList();
    }
}
