package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Answers to logins at one enterprise that differ from good ones in one thing. */
final class Trials {

    static final String APP = Stack.SITES.rundiffusionApp();
    static final String ARRIVAL = APP + Sites.REPLY_PATH;
    static final String ENTERPRISE = "contoso";

    private final Journey journey;

    Trials(Journey journey) {
        this.journey = journey;
    }

    /** A login that waits at Entra. */
    Journey.Answer answer() {
        return journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
    }

    Stream<DynamicTest> refuse(Case... cases) {
        return refuse(List.of(cases));
    }

    Stream<DynamicTest> refuse(List<Case> cases) {
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.sends(), () -> refuse(one)));
    }

    private void refuse(Case one) {
        Journey.Answer answer = answer();
        one.change().accept(answer.draft());
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answer.form());
        attempt.isRefused(ENTERPRISE, one.codes().toArray(String[]::new));
    }

    /** The same in Chromium: the control of the way that all of these go. */
    void takeInChromium(Consumer<ResponseDraft> change) {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        change.accept(answer.draft());
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
    }

    /** The same way, and it is taken. */
    void take(Consumer<ResponseDraft> change) {
        Journey.Answer answer = answer();
        change.accept(answer.draft());
        journey.browser().post(ARRIVAL, answer.form()).isSignedIn();
    }
}
