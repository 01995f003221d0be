package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an app can ask about the age of a sign-in: {@code prompt}, {@code max_age}, {@code login_hint}. */
class RenewalTest {

    private static final String APP = Stack.SITES.rundiffusionApp();

    @RegisterExtension
    private final Journey journey = new Journey();

    private Authorization authorization() {
        return Authorization.of("rundiffusion").with("autoLoginSsoProvider", "contoso");
    }

    private boolean entraWasForced() {
        return journey.contoso().lastRequest().orElseThrow().forceAuthn();
    }

    @Test
    void promptLoginMakesEntraAskAgainAndKeepsTheSession() {
        EntraUser user = journey.signIn(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        Object session = journey.app().idClaims().get("sid");
        journey.app().signInAgain();
        journey.entra().awaitAccounts();
        assertThat(entraWasForced()).isTrue();
        journey.entra().pick(user);
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("sid", session);
        Instant proven =
                Instant.ofEpochSecond(((Number) journey.app().idClaims().get("auth_time")).longValue());
        assertThat(Duration.between(proven, Instant.now())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void promptLoginMayBringAnotherPersonOfTheSameEnterprise() {
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        journey.browser().click("sign-in-again");
        EntraUser other = journey.contoso().user(Person.MANY_GROUPS);
        journey.browser().pick(other).isSignedIn();
        assertThat(journey.browser().idClaims()).containsEntry("entra_object_id", other.objectId());
    }

    @Test
    void anAnswerThatWasNotRenewedIsRefused() {
        journey.browser().open(authorization().with("prompt", "login").url()).offersAccounts();
        Journey.Answer answer = journey.browser().answer(journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.AUTHN_INSTANT, Instant.now().minus(Duration.ofHours(1)));
        assertThat(journey.browser().post(answer).rejection()).isEqualTo("authentication_too_old");
    }

    @Test
    void aMaxAgeThatEntrasOwnSessionExceedsMakesItAskAgain() {
        journey.browser().open(authorization().with("max_age", "3600").url()).offersAccounts();
        assertThat(entraWasForced()).isFalse();
        EntraUser user = journey.contoso().user(Person.LONG_SIGNED_IN);
        int visits = journey.contoso().visits();
        journey.browser().pick(user);
        assertThat(journey.contoso().visits()).isEqualTo(visits + 1);
        assertThat(entraWasForced()).isTrue();
        journey.browser().pick(user).isSignedIn();
    }

    @Test
    void aMaxAgeThatHasRunOutInOurSessionMakesEntraAskAtOnce() {
        journey.browser().signIn(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        journey.browser().open(authorization().with("max_age", "3600").url()).offersAccounts();
        assertThat(entraWasForced()).isTrue();
        journey.browser().pick(journey.contoso().user(Person.LONG_SIGNED_IN)).isSignedIn();
    }

    @Test
    void aMaxAgeThatHasNotRunOutAsksNobody() {
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        int visits = journey.contoso().visits();
        journey.browser().open(authorization().with("max_age", "3600").url());
        assertThat(journey.browser().told(APP)).contains("code=");
        assertThat(journey.contoso().visits()).isEqualTo(visits);
    }

    @Test
    void promptNoneIsAnsweredFromOurOwnSession() {
        assertThat(silently(authorization())).contains("error=login_required");
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        int visits = journey.contoso().visits();
        assertThat(silently(authorization())).contains("code=");
        assertThat(silently(Authorization.of("runnit"), Stack.SITES.runnitApp()))
                .contains("code=");
        assertThat(silently(authorization().with("autoLoginSsoProvider", "fabrikam")))
                .contains("error=login_required");
        assertThat(silently(authorization().with("autoLoginSsoProvider", "nobody")))
                .contains("error=login_required");
        assertThat(journey.contoso().visits()).isEqualTo(visits);
    }

    @Test
    void promptNoneWithAMaxAgeThatHasRunOutNeedsALogin() {
        journey.browser().signIn(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        assertThat(silently(authorization().with("max_age", "3600"))).contains("error=login_required");
        assertThat(silently(authorization())).contains("code=");
    }

    private String silently(Authorization authorization) {
        return silently(authorization, APP);
    }

    private String silently(Authorization authorization, String app) {
        journey.browser().open(authorization.with("prompt", "none").url());
        return journey.browser().told(app);
    }

    @Test
    void theLoginHintGoesToEntraAsAParameter() {
        journey.browser()
                .open(authorization()
                        .with("login_hint", "ada+x@contoso.example")
                        .url())
                .offersAccounts();
        var request = journey.contoso().lastRequest().orElseThrow();
        assertThat(request.loginHint()).isEqualTo("ada+x@contoso.example");
        assertThat(request.hasSubject()).isFalse();
    }

    @Test
    void askingForTheScopeOrganizationCostsNoClick() {
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
        journey.browser()
                .open(authorization().with("scope", "openid organization").url());
        assertThat(journey.browser().told(APP)).contains("code=");
    }
}
