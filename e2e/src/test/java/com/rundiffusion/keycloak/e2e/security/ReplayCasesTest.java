package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer that was good once, for somebody. */
class ReplayCasesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    /** In Chromium, with the control: the answer is good once. */
    @Test
    @Tag("A18")
    void theSameAgain() {
        Map<String, String> form =
                journey.answer(APP, journey.contoso(), Person.MEMBER).form();
        journey.post(ARRIVAL, form);
        journey.app().awaitSignedIn();
        journey.page().navigate(Stack.SITES.entra() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.post(ARRIVAL, form);
        attempt.isRefused(journey.page(), "contoso", "assertion_replayed");
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
