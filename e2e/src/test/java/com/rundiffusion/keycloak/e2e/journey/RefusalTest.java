package com.rundiffusion.keycloak.e2e.journey;

import static com.rundiffusion.keycloak.entra.saml.ResponseField.AUTHN_INSTANT;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.AUTHN_STATEMENT;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.DESTINATION;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.rundiffusion.keycloak.entra.EnterpriseApplication.Failures;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Each answer differs from a good one in one thing, and is refused for that. Attacks are in {@code security}. */
class RefusalTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;

    @RegisterExtension
    private final Journey journey = new Journey();

    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation("destination_mismatch", draft -> draft.without(DESTINATION)),
                mutation("authentication_missing", draft -> draft.without(AUTHN_STATEMENT)),
                mutation("response_unreadable", draft -> draft.without(AUTHN_INSTANT)),
                mutation(
                        "status_not_success",
                        draft -> draft.with(STATUS, "urn:oasis:names:tc:SAML:2.0:status:Responder")),
                mutation("assertion_missing", draft -> draft.afterSigning(RefusalTest::dropTheAssertion)),
                mutation("assertion_repeated", draft -> draft.afterSigning(RefusalTest::repeatTheAssertion)),
                mutation("request_too_large", RefusalTest::addThreeThousandGroups));
    }

    private static Arguments mutation(String code, Consumer<ResponseDraft> change) {
        return arguments(code, change);
    }

    private static void dropTheAssertion(Document document) {
        document.getDocumentElement()
                .removeChild(document.getElementsByTagNameNS("*", "Assertion").item(0));
    }

    private static void repeatTheAssertion(Document document) {
        document.getDocumentElement()
                .appendChild(document.getElementsByTagNameNS("*", "Assertion")
                        .item(0)
                        .cloneNode(true));
    }

    private static void addThreeThousandGroups(ResponseDraft draft) {
        draft.claim(
                "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
                IntStream.range(0, 3000)
                        .mapToObj(i -> "%08x-0000-4000-8000-000000000000".formatted(i))
                        .toList());
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("mutations")
    void oneWrongThingIsRefusedForThatAndChangesNothing(String code, Consumer<ResponseDraft> change) {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        change.accept(answer.draft());
        refuses(code, answer.form());
    }

    /** The control, in Chromium: the same way with nothing changed. */
    @Test
    void theUnchangedAnswerIsTaken() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
    }

    @Test
    void aResponseOfAnUnknownTenantIsRefused() {
        Journey.Answer asked = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        ResponseDraft other = journey.services().entra().northwind().respond(asked.request(), Person.MEMBER);
        refuses(
                "enterprise_unavailable",
                Map.of(
                        "SAMLResponse",
                        other.toBase64(),
                        "RelayState",
                        asked.request().relayState()));
    }

    /** The cookies of the login are in the other browser. */
    @Test
    void anAnswerOfAnUnknownTenantToTheLoginOfAnotherBrowserIsRefused() {
        Journey.Answer asked = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        ResponseDraft other = journey.services().entra().northwind().respond(asked.request(), Person.MEMBER);
        Attempt attempt = Attempt.on(journey);
        Browser stranger = journey.anotherBrowser();
        stranger.post(
                ARRIVAL,
                Map.of(
                        "SAMLResponse",
                        other.toBase64(),
                        "RelayState",
                        asked.request().relayState()));
        attempt.isRefused(stranger, null, "login_unknown");
    }

    @Test
    void anAnswerWithTheCodeOfAnEarlierRequestIsRefused() {
        Journey.Answer asked = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        String[] state = asked.request().relayState().split("\\.", 2);
        refuses(
                "login_unknown",
                Map.of(
                        "SAMLResponse",
                        asked.draft().toBase64(),
                        "RelayState",
                        "x".repeat(state[0].length()) + "." + state[1]));
    }

    /** What every check compares with. */
    @Test
    void anAnswerForAnEnterpriseThatLostItsIdentifierIsRefused() {
        Background background = new Background(journey);
        String identifier = background.enterprise("contoso").path("identifier").asText();
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        try {
            background.setPastUs("contoso", "entityId", "");
            refuses("enterprise_unavailable", answer.form());
        } finally {
            background.setPastUs("contoso", "entityId", identifier);
        }
        journey.browser().signIn(APP, journey.contoso(), Person.MEMBER);
    }

    @Test
    void aRefusalOfEntraThatReachesUsIsExplainedAndTheButtonStartsAgain() {
        journey.contoso().application().failures(Failures.RESPONSE);
        try {
            Attempt attempt = Attempt.on(journey);
            journey.browser().follow(APP, journey.contoso(), Person.UNASSIGNED);
            attempt.isRefused("contoso", "status_not_success");
        } finally {
            journey.contoso().application().failures(Failures.PAGE);
        }
        assertThat(journey.browser().click("retry").text()).contains("AADSTS50105");
    }

    private void refuses(String code, Map<String, String> form) {
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, form);
        attempt.isRefused("contoso", code);
    }
}
