package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.rundiffusion.keycloak.demo.entra.EntraUser;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.ResponseField;
import com.rundiffusion.keycloak.e2e.page.RefusalPage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an app can ask about the age of a sign-in: {@code prompt}, {@code max_age}, {@code login_hint}. */
class RenewalTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final Predicate<Request> BACK_AT_THE_APP =
            request -> request.url().startsWith(APP + "/?");

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
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        journey.app().signInAgain();
        EntraUser other = journey.contoso().user(Person.MANY_GROUPS);
        journey.entra().pick(other);
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("entra_object_id", other.objectId());
    }

    @Test
    void anAnswerThatWasNotRenewedIsRefused() {
        journey.page().navigate(authorization().with("prompt", "login").url());
        journey.entra().awaitAccounts();
        var request = journey.contoso().lastRequest().orElseThrow();
        var draft = journey.contoso()
                .respond(request, Person.MEMBER)
                .with(ResponseField.AUTHN_INSTANT, Instant.now().minus(Duration.ofHours(1)));
        journey.post(request.assertionConsumerServiceUrl(), new Journey.Answer(request, draft).form());
        assertThat(new RefusalPage(journey.page()).await().code()).isEqualTo("authentication_too_old");
    }

    @Test
    void aMaxAgeThatEntrasOwnSessionExceedsMakesItAskAgain() {
        journey.page().navigate(authorization().with("max_age", "3600").url());
        journey.entra().awaitAccounts();
        assertThat(entraWasForced()).isFalse();
        EntraUser user = journey.contoso().user(Person.LONG_SIGNED_IN);
        int visits = journey.contoso().visits();
        journey.entra().pick(user);
        journey.page().waitForCondition(() -> journey.contoso().visits() == visits + 1);
        assertThat(entraWasForced()).isTrue();
        journey.entra().awaitAccounts().pick(user);
        journey.app().awaitSignedIn();
    }

    @Test
    void aMaxAgeThatHasRunOutInOurSessionMakesEntraAskAtOnce() {
        journey.signIn(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        journey.page().navigate(authorization().with("max_age", "3600").url());
        journey.entra().awaitAccounts();
        assertThat(entraWasForced()).isTrue();
        journey.entra().pick(journey.contoso().user(Person.LONG_SIGNED_IN));
        journey.app().awaitSignedIn();
    }

    @Test
    void aMaxAgeThatHasNotRunOutAsksNobody() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        int visits = journey.contoso().visits();
        Request back = journey.page()
                .waitForRequest(
                        BACK_AT_THE_APP,
                        () -> journey.page()
                                .navigate(
                                        authorization().with("max_age", "3600").url()));
        assertThat(back.url()).contains("code=");
        assertThat(journey.contoso().visits()).isEqualTo(visits);
    }

    @Test
    void promptNoneIsAnsweredFromOurOwnSession() {
        assertThat(silently(authorization())).contains("error=login_required");
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
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
        journey.signIn(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        assertThat(silently(authorization().with("max_age", "3600"))).contains("error=login_required");
        assertThat(silently(authorization())).contains("code=");
    }

    private String silently(Authorization authorization) {
        return silently(authorization, APP);
    }

    private String silently(Authorization authorization, String app) {
        return journey.page()
                .waitForRequest(
                        request -> request.url().startsWith(app + "/?"),
                        () -> journey.page()
                                .navigate(authorization.with("prompt", "none").url()))
                .url();
    }

    @Test
    void theLoginHintGoesToEntraAsAParameter() {
        journey.page()
                .navigate(authorization()
                        .with("login_hint", "ada+x@contoso.example")
                        .url());
        journey.entra().awaitAccounts();
        var request = journey.contoso().lastRequest().orElseThrow();
        assertThat(request.loginHint()).isEqualTo("ada+x@contoso.example");
        assertThat(request.hasSubject()).isFalse();
    }

    @Test
    void askingForTheScopeOrganizationCostsNoClick() {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        Request back = journey.page()
                .waitForRequest(
                        BACK_AT_THE_APP,
                        () -> journey.page()
                                .navigate(authorization()
                                        .with("scope", "openid organization")
                                        .url()));
        assertThat(back.url()).contains("code=");
    }
}
