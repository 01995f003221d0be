package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.machine.AtOnce;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer that was good once, for somebody. */
class ReplayCasesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    /** In Chromium: whoever is in by the first copy is led to the app, by a sign-in that takes nothing of the second. */
    @Test
    @Tag("A18")
    void theSameAgain() {
        Map<String, String> form =
                journey.answer(APP, journey.contoso(), Person.MEMBER).form();
        journey.post(ARRIVAL, form);
        journey.app().awaitSignedIn();
        journey.page().goBack();
        List<String> asked = new CopyOnWriteArrayList<>();
        journey.page().onRequest(request -> asked.add(request.url()));
        journey.post(ARRIVAL, form);
        journey.page().waitForURL(url -> asked.stream().anyMatch(one -> one.contains("openid-connect/auth?")));
        journey.app().awaitSignedIn();
    }

    @Test
    @Tag("A18")
    void theSameAgainOnceTheBrowserHasSignedOut() {
        Map<String, String> form = signInAndKeepTheForm();
        journey.browser().signOut();
        journey.browser().open(Stack.SITES.entra() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, form);
        attempt.isRefused("contoso", "assertion_replayed");
    }

    @Test
    @Tag("A18")
    void theSameAgainOnceTheBrowserHasSignedInElsewhere() {
        Map<String, String> form = signInAndKeepTheForm();
        journey.browser().signIn(APP, journey.fabrikam(), Person.MEMBER);
        journey.browser().open(Stack.SITES.entra() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, form);
        attempt.isRefused("contoso", "assertion_replayed");
    }

    /**
     * As a double click does it. The others are led to the app's link while the login waits, and refused when it has just
     * ended. Where none of the answers is read, their cookies are lost, and the next copy is one too many.
     */
    @Test
    @Tag("A18")
    void ofCopiesAtOnceOneSignsInAndTheBrowserHasAWayOn() {
        Map<String, String> form = trials.answer().form();
        Browser browser = journey.browser();
        Callable<String> copy = () -> browser.postAndLeave(ARRIVAL, form);
        assertThat(AtOnce.call(Collections.nCopies(3, copy)))
                .filteredOn(led -> led.contains("code="))
                .hasSize(1);
        assertThat(browser.post(ARRIVAL, form).rejection()).isEqualTo("assertion_replayed");
        browser.click("retry").offersAccounts();
        browser.pick(journey.contoso().user(Person.MEMBER)).isSignedIn();
    }

    @Test
    @Tag("A18")
    void theSameAgainInAnotherBrowser() {
        Map<String, String> form = signInAndKeepTheForm();
        Browser attacker = journey.anotherBrowser();
        Attempt attempt = Attempt.on(journey);
        attacker.post(ARRIVAL, form);
        attempt.isRefused(attacker, "contoso", "assertion_replayed");
    }

    private Map<String, String> signInAndKeepTheForm() {
        Map<String, String> form = trials.answer().form();
        journey.browser().post(ARRIVAL, form).isSignedIn();
        return form;
    }

    /** What Entra leaves unsigned is made to fit a login of the attacker's own. */
    @Test
    @Tag("A19")
    void aCapturedAnswerInALoginOfTheAttackers() {
        Journey.Answer captured = trials.answer();
        Browser attacker = journey.anotherBrowser();
        Map<String, String> form = answering(attacker, captured);
        Attempt attempt = Attempt.on(journey);
        attacker.post(ARRIVAL, form);
        attempt.isRefused(attacker, "contoso", "in_response_to_mismatch");
    }

    @Test
    @Tag("A19")
    void aUsedAnswerInALoginOfTheAttackers() {
        Journey.Answer captured = trials.answer();
        journey.browser().post(ARRIVAL, captured.form()).isSignedIn();
        Browser attacker = journey.anotherBrowser();
        Map<String, String> form = answering(attacker, captured);
        Attempt attempt = Attempt.on(journey);
        attacker.post(ARRIVAL, form);
        attempt.isRefused(attacker, "contoso", "assertion_replayed");
    }

    private Map<String, String> answering(Browser attacker, Journey.Answer captured) {
        Journey.Answer own = attacker.answer(APP, journey.contoso(), Person.LONG_SIGNED_IN);
        captured.draft()
                .afterSigning(document -> document.getDocumentElement()
                        .setAttribute("InResponseTo", own.request().id()));
        return Map.of(
                "SAMLResponse",
                captured.draft().toBase64(),
                "RelayState",
                own.request().relayState());
    }

    /** The cookies of the login are in the other browser. */
    @Test
    @Tag("A23")
    void theAttackersAnswerInTheVictimsBrowser() {
        Journey.Answer attackers = trials.answer();
        Browser victim = journey.anotherBrowser();
        Attempt attempt = Attempt.on(journey);
        victim.post(ARRIVAL, attackers.form());
        attempt.isRefused(victim, "contoso", "login_unknown");
    }
}
