package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ErrorResponse;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers at a door that is not theirs, and posts that are no answers. */
class RoutingCasesTest {

    private static final String BROKER = Stack.SITES.sso() + "/realms/rundiffusion/broker/";
    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String LURE = "Call +1-555-0100 to unlock your account";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    /** What Entra sends by itself opens no session; the app's link starts a login of its own, which a click less does not harm. */
    @Test
    @Tag("A21")
    void whatNobodyAskedForIsDroppedAtTheReplyUrl() {
        ResponseDraft draft = journey.contoso().respondUnasked(ARRIVAL, Person.MEMBER);
        journey.page().navigate(Stack.SITES.entra() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.post(ARRIVAL, Map.of("SAMLResponse", draft.toBase64()));
        journey.entra().awaitAccounts();
        attempt.changedNothing();
    }

    @Test
    @Tag("A21")
    void whatNobodyAskedForIsRefusedAtTheBrokerEndpoint() {
        ResponseDraft draft = journey.contoso().respondUnasked(ARRIVAL, Person.MEMBER);
        refusesAtTheBroker(Map.of("SAMLResponse", draft.toBase64()), "response_unsolicited");
    }

    /** Keycloak's doors for unsolicited logins and metadata: the gateway shuts them, and behind it they are shut as well. */
    @ParameterizedTest
    @Tag("A22")
    @ValueSource(strings = {"clients/rundiffusion", "clients/x", "descriptor"})
    void theOtherDoorsAreShut(String door) {
        ResponseDraft draft = journey.contoso().respondUnasked(ARRIVAL, Person.MEMBER);
        Map<String, String> form = Map.of("SAMLResponse", draft.toBase64());
        String url = BROKER + "contoso/endpoint/" + door;
        for (int i = 0; i < 2; i++) {
            journey.browser().open(Stack.SITES.entra() + "/");
            Attempt attempt = Attempt.on(journey);
            journey.browser().post(url, form);
            attempt.findsNobody();
        }
        Visitor behindTheGateway = new Visitor(journey.services().keycloak(), Stack.SITES);
        OwnLogin.atEntra(behindTheGateway, "contoso");
        Attempt attempt = Attempt.on(journey);
        assertThat(behindTheGateway.post(url, form).body()).contains("data-rejection=\"binding_unsupported\"");
        attempt.changedNothing();
    }

    private void refusesAtTheBroker(Map<String, String> form, String code) {
        journey.browser().open(Stack.SITES.entra() + "/");
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(BROKER + "contoso/endpoint", form);
        attempt.isRefusedForNoClient("contoso", code);
    }

    @Test
    @Tag("A24")
    void theAnswerOfAnotherCustomer() {
        Journey.Answer asked = trials.answer();
        refuses(ARRIVAL, answeredByFabrikam(asked), "enterprise_mismatch");
    }

    @Test
    @Tag("A24")
    void theAnswerOfAnotherCustomerAtItsOwnEndpoint() {
        Journey.Answer asked = trials.answer();
        refuses(BROKER + "fabrikam/endpoint", answeredByFabrikam(asked), "enterprise_mismatch");
    }

    @Test
    @Tag("A24")
    void theAnswerOfAnotherCustomerAtTheEndpointOfTheFirst() {
        Journey.Answer asked = trials.answer();
        refuses(BROKER + "contoso/endpoint", answeredByFabrikam(asked), "signature_invalid");
    }

    private Map<String, String> answeredByFabrikam(Journey.Answer asked) {
        ResponseDraft other = journey.fabrikam().respond(asked.request(), Person.MEMBER);
        return Map.of(
                "SAMLResponse", other.toBase64(), "RelayState", asked.request().relayState());
    }

    static Stream<Arguments> noResponses() {
        return Stream.of(
                Arguments.of("not base64", "%%% not base64 %%%"),
                Arguments.of("not XML", base64("this is not XML")),
                Arguments.of("not SAML", base64("<a/>")),
                Arguments.of(
                        "a request",
                        base64("<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_1'/>")),
                Arguments.of(
                        "deep nesting",
                        base64("<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'>"
                                + "<a>".repeat(10_000)
                                + "</a>".repeat(10_000)
                                + "</samlp:Response>")));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noResponses")
    @Tag("A32")
    void whatIsNoResponse(String what, String response) {
        Journey.Answer answer = trials.answer();
        refuses(
                ARRIVAL,
                Map.of("SAMLResponse", response, "RelayState", answer.request().relayState()),
                "response_unreadable");
    }

    /** The good answer, so that only the RelayState is wrong. */
    @ParameterizedTest
    @Tag("A32")
    @Tag("A33")
    @ValueSource(strings = {"x.y.z", "https://evil.example/", "<script>alert(1)</script>", "long"})
    void aRelayStateThatIsNotOurs(String relayState) {
        String sent = relayState.equals("long") ? "x".repeat(10_000) : relayState;
        Journey.Answer answer = trials.answer();
        Attempt attempt = Attempt.on(journey);
        journey.browser()
                .post(
                        BROKER + "contoso/endpoint",
                        Map.of("SAMLResponse", answer.draft().toBase64(), "RelayState", sent));
        attempt.isRefusedForNoClient("contoso", "response_unsolicited");
        assertThat(journey.browser().arrival().body()).doesNotContain("evil.example", "alert(1)", "xxxxx");
    }

    @Test
    @Tag("A33")
    void aFieldThatCameTwice() {
        Journey.Answer answer = trials.answer();
        String response = answer.draft().toBase64();
        Attempt attempt = Attempt.on(journey);
        journey.browser()
                .post(
                        ARRIVAL,
                        List.of(
                                List.of("SAMLResponse", response),
                                List.of("SAMLResponse", response),
                                List.of("RelayState", answer.request().relayState())));
        attempt.isRefused("contoso", "parameter_repeated");
    }

    /** Nobody signs a failure, so everybody can word one. */
    @Test
    @Tag("A34")
    void theTextOfAFailureIsNotRepeated() {
        Journey.Answer asked = trials.answer();
        ErrorResponse failure = new ErrorResponse(
                journey.contoso().identifier(),
                ARRIVAL,
                asked.request().id(),
                STATUS + "Responder",
                STATUS + "AuthnFailed",
                LURE,
                Instant.now());
        refuses(
                ARRIVAL,
                Map.of(
                        "SAMLResponse",
                        failure.toBase64(),
                        "RelayState",
                        asked.request().relayState()),
                "status_not_success");
        assertThat(journey.browser().arrival().body()).doesNotContain("555-0100");
    }

    private void refuses(String url, Map<String, String> form, String code) {
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(url, form);
        attempt.isRefused("contoso", code);
    }
}
