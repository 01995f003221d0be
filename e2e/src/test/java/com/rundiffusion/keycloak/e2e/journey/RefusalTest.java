package com.rundiffusion.keycloak.e2e.journey;

import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.ASSERTION_ISSUER;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.AUDIENCE;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.AUTHN_INSTANT;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.AUTHN_STATEMENT;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.CONDITIONS;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.CONFIRMATION_NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.CONFIRMED_IN_RESPONSE_TO;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.DESTINATION;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.NAME_ID;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.NOT_BEFORE;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.RECIPIENT;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.STATUS;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.SUBJECT;
import static com.rundiffusion.keycloak.demo.entra.saml.ResponseField.SUBJECT_CONFIRMATION_DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.demo.entra.EnterpriseApplication.Failures;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.demo.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.demo.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.demo.entra.saml.SigningOption;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.e2e.page.RefusalPage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
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

/** Each answer differs from a good one in one thing, and is refused for that. */
class RefusalTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;
    private static final String CLAIMS = "http://schemas.microsoft.com/identity/claims/";

    @RegisterExtension
    private final Journey journey = new Journey();

    static Stream<Arguments> mutations() {
        Instant now = Instant.now();
        SigningCertificate stranger = SigningCertificate.issue(now.minus(Duration.ofDays(1)));
        return Stream.of(
                mutation("signature_missing", draft -> draft.signing(SigningOption.RESPONSE)),
                mutation("signature_invalid", draft -> draft.signedBy(stranger)),
                mutation("signature_invalid", draft -> draft.afterSigning(RefusalTest::renameThePerson)),
                mutation("signature_algorithm_weak", draft -> draft.algorithm(SigningAlgorithm.SHA_1)),
                mutation("assertion_encrypted", draft -> draft.encryptedFor(stranger.certificate())),
                mutation("issuer_mismatch", draft -> draft.with(ASSERTION_ISSUER, "https://sts.windows.net/common/")),
                mutation(
                        "tenant_mismatch",
                        draft -> draft.claim(CLAIMS + "tenantid", "00000000-0000-4000-8000-000000000000")),
                mutation("tenant_mismatch", draft -> draft.claim(CLAIMS + "tenantid")),
                mutation("audience_mismatch", draft -> draft.with(AUDIENCE, "spn:somebody.else")),
                mutation("audience_mismatch", draft -> draft.with(AUDIENCE, ARRIVAL)),
                mutation("conditions_missing", draft -> draft.without(AUDIENCE)),
                mutation("conditions_missing", draft -> draft.without(CONDITIONS)),
                mutation("conditions_missing", draft -> draft.without(NOT_ON_OR_AFTER)),
                mutation("conditions_contradictory", draft -> draft.with(NOT_BEFORE, now.plusSeconds(7200))),
                mutation("assertion_expired", draft -> draft.with(NOT_ON_OR_AFTER, now.minusSeconds(120))),
                mutation("assertion_expired", draft -> draft.with(CONFIRMATION_NOT_ON_OR_AFTER, now.minusSeconds(120))),
                mutation("assertion_not_yet_valid", draft -> draft.with(NOT_BEFORE, now.plusSeconds(600))),
                mutation("confirmation_missing", draft -> draft.without(SUBJECT_CONFIRMATION_DATA)),
                mutation("confirmation_missing", draft -> draft.without(SUBJECT)),
                mutation("confirmation_missing", draft -> draft.without(CONFIRMATION_NOT_ON_OR_AFTER)),
                mutation("recipient_mismatch", draft -> draft.without(RECIPIENT)),
                mutation("destination_mismatch", draft -> draft.without(DESTINATION)),
                mutation("in_response_to_mismatch", draft -> draft.without(CONFIRMED_IN_RESPONSE_TO)),
                mutation("in_response_to_mismatch", draft -> draft.with(CONFIRMED_IN_RESPONSE_TO, "_another")),
                mutation("subject_missing", draft -> draft.without(NAME_ID)),
                mutation("subject_missing", draft -> draft.with(NAME_ID, "x".repeat(256))),
                mutation("object_id_missing", draft -> draft.claim(CLAIMS + "objectidentifier")),
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

    private static void renameThePerson(Document document) {
        document.getElementsByTagNameNS("*", "NameID").item(0).setTextContent("ceo@contoso.example");
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
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        change.accept(answer.draft());
        refuses(code, answer.form());
    }

    /** The control: the same way with nothing changed. */
    @Test
    void theUnchangedAnswerIsTaken() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
    }

    /** The control of the clock: a little ahead is fine. */
    @Test
    void aClockThatIsAFewSecondsAheadIsForgiven() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().with(NOT_BEFORE, Instant.now().plusSeconds(20));
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
    }

    static Stream<Arguments> garbage() {
        return Stream.of(
                arguments("not base64", "%%% not base64 %%%"),
                arguments("not XML", base64("this is not XML")),
                arguments("not a response", base64("<a/>")),
                arguments(
                        "a request",
                        base64("<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_1'/>")),
                arguments(
                        "a document type",
                        base64(
                                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                                        + "<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'>&e;</samlp:Response>")),
                arguments(
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
    @MethodSource("garbage")
    void whatIsNoResponseIsRefused(String what, String response) {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        refuses(
                "response_unreadable",
                Map.of("SAMLResponse", response, "RelayState", answer.request().relayState()));
    }

    @Test
    void aResponseOfAnotherConnectedEnterpriseIsRefused() {
        Journey.Answer asked = journey.answer(APP, journey.contoso(), Person.MEMBER);
        ResponseDraft other = journey.fabrikam().respond(asked.request(), Person.MEMBER);
        refuses(
                "enterprise_mismatch",
                Map.of(
                        "SAMLResponse",
                        other.toBase64(),
                        "RelayState",
                        asked.request().relayState()));
    }

    @Test
    void aResponseOfAnUnknownTenantIsRefused() {
        Journey.Answer asked = journey.answer(APP, journey.contoso(), Person.MEMBER);
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
    void anAnswerToTheLoginOfAnotherBrowserIsRefused() {
        Journey.Answer asked = journey.answer(APP, journey.contoso(), Person.MEMBER);
        Attempt attempt = Attempt.on(journey);
        Page stranger = journey.anotherBrowser();
        stranger.navigate(Stack.SITES.entra() + "/");
        Journey.post(stranger, ARRIVAL, asked.form());
        attempt.isRefused(stranger, "contoso", "login_unknown");
    }

    @Test
    void soIsOneOfAnUnknownTenant() {
        Journey.Answer asked = journey.answer(APP, journey.contoso(), Person.MEMBER);
        ResponseDraft other = journey.services().entra().northwind().respond(asked.request(), Person.MEMBER);
        Attempt attempt = Attempt.on(journey);
        Page stranger = journey.anotherBrowser();
        stranger.navigate(Stack.SITES.entra() + "/");
        Journey.post(
                stranger,
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
        Journey.Answer asked = journey.answer(APP, journey.contoso(), Person.MEMBER);
        String[] state = asked.request().relayState().split("\\.", 2);
        refuses(
                "login_unknown",
                Map.of(
                        "SAMLResponse",
                        asked.draft().toBase64(),
                        "RelayState",
                        "x".repeat(state[0].length()) + "." + state[1]));
    }

    /** Keycloak's own admin pages can save a provider without what every check compares with. */
    @Test
    void anAnswerForAnEnterpriseThatLostItsIdentifierIsRefused() {
        String path = "rundiffusion/identity-provider/instances/contoso";
        AdminRest admin = journey.services().admin();
        JsonNode provider = admin.get(path);
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        ObjectNode without = provider.deepCopy();
        ((ObjectNode) without.get("config")).put("entityId", "");
        try {
            admin.put(path, without);
            refuses("enterprise_unavailable", answer.form());
        } finally {
            admin.put(path, provider);
        }
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
    }

    @Test
    void aRepeatedFieldIsRefused() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        String response = answer.draft().toBase64();
        Attempt attempt = Attempt.on(journey);
        journey.post(
                ARRIVAL,
                List.of(
                        List.of("SAMLResponse", response),
                        List.of("SAMLResponse", response),
                        List.of("RelayState", answer.request().relayState())));
        attempt.isRefused("contoso", "parameter_repeated");
    }

    @Test
    void theSameAnswerASecondTimeIsRefused() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        Map<String, String> form = answer.form();
        journey.post(ARRIVAL, form);
        journey.app().awaitSignedIn();
        journey.page().navigate(Stack.SITES.entra() + "/");
        refuses("assertion_replayed", form);
    }

    @Test
    void aRefusalOfEntraThatReachesUsIsExplainedAndTheButtonStartsAgain() {
        journey.contoso().application().failures(Failures.RESPONSE);
        try {
            Attempt attempt = Attempt.on(journey);
            journey.follow(APP, journey.contoso(), Person.UNASSIGNED);
            attempt.isRefused("contoso", "status_not_success");
        } finally {
            journey.contoso().application().failures(Failures.PAGE);
        }
        new RefusalPage(journey.page()).backToTheApp();
        assertThat(journey.entra().refusal()).contains("AADSTS50105");
    }

    private void refuses(String code, Map<String, String> form) {
        Attempt attempt = Attempt.on(journey);
        journey.post(ARRIVAL, form);
        attempt.isRefused("contoso", code);
    }
}
