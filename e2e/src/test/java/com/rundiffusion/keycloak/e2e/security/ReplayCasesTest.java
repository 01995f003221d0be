package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.e2e.journey.Attempt;
import com.rundiffusion.keycloak.e2e.journey.Journey;
import com.rundiffusion.keycloak.e2e.journey.Stack;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer that was good once, for somebody. */
class ReplayCasesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    @Test
    @Tag("A18")
    void theSameAgain() {
        Map<String, String> form = signInAndKeepTheForm();
        journey.page().navigate(Stack.SITES.entra() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.post(ARRIVAL, form);
        attempt.isRefused("contoso", "assertion_replayed");
    }

    @Test
    @Tag("A18")
    void theSameAgainInAnotherBrowser() {
        Map<String, String> form = signInAndKeepTheForm();
        Page attacker = otherBrowser();
        Attempt attempt = Attempt.on(journey);
        Journey.post(attacker, ARRIVAL, form);
        attempt.isRefused(attacker, "contoso", "assertion_replayed");
    }

    private Map<String, String> signInAndKeepTheForm() {
        Map<String, String> form = trials.answer().form();
        journey.post(ARRIVAL, form);
        journey.app().awaitSignedIn();
        return form;
    }

    /** What Entra leaves unsigned is made to fit a login of the attacker's own. */
    @Test
    @Tag("A19")
    void aCapturedAnswerInALoginOfTheAttackers() {
        Journey.Answer captured = trials.answer();
        Page attacker = otherBrowser();
        Map<String, String> form = answering(attacker, captured);
        Attempt attempt = Attempt.on(journey);
        Journey.post(attacker, ARRIVAL, form);
        attempt.isRefused(attacker, "contoso", "in_response_to_mismatch");
    }

    @Test
    @Tag("A19")
    void aUsedAnswerInALoginOfTheAttackers() {
        Journey.Answer captured = trials.answer();
        journey.post(ARRIVAL, captured.form());
        journey.app().awaitSignedIn();
        Page attacker = otherBrowser();
        Map<String, String> form = answering(attacker, captured);
        Attempt attempt = Attempt.on(journey);
        Journey.post(attacker, ARRIVAL, form);
        attempt.isRefused(attacker, "contoso", "assertion_replayed");
    }

    private Map<String, String> answering(Page attacker, Journey.Answer captured) {
        Journey.Answer own = journey.answer(attacker, APP, journey.contoso(), Person.LONG_SIGNED_IN);
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
        Page victim = otherBrowser();
        Attempt attempt = Attempt.on(journey);
        Journey.post(victim, ARRIVAL, attackers.form());
        attempt.isRefused(victim, "contoso", "login_unknown");
    }

    private Page otherBrowser() {
        Page page = journey.anotherBrowser();
        page.navigate(Stack.SITES.entra() + "/");
        return page;
    }
}
