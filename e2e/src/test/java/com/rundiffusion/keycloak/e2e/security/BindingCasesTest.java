package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Case.sends;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.ASSERTION_ISSUER;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.AUDIENCE;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.CONDITIONS;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.CONFIRMATION_NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.CONFIRMED_IN_RESPONSE_TO;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.NAME_ID;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.NOT_BEFORE;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.RECIPIENT;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.RESPONSE_ISSUER;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.SUBJECT;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.SUBJECT_CONFIRMATION;
import static com.rundiffusion.keycloak.entra.saml.ResponseField.SUBJECT_CONFIRMATION_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Well signed by the customer, and not for us, not for this login, not for now, or for nobody. */
class BindingCasesTest {

    private static final String HOLDER_OF_KEY = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";
    private static final String CLAIMS = "http://schemas.microsoft.com/identity/claims/";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);
    private final Instant now = Instant.now();

    /** The control of all below. */
    @Test
    void theUnchangedAnswerIsTaken() {
        trials.takeInChromium(draft -> {});
    }

    @TestFactory
    @Tag("A20")
    Stream<DynamicTest> anotherRequestOrNone() {
        return trials.refuse(
                sends(
                        "no signed InResponseTo",
                        "in_response_to_mismatch",
                        draft -> draft.without(CONFIRMED_IN_RESPONSE_TO)),
                sends(
                        "the InResponseTo of another request",
                        "in_response_to_mismatch",
                        draft -> draft.with(CONFIRMED_IN_RESPONSE_TO, "_another")));
    }

    @TestFactory
    @Tag("A25")
    Stream<DynamicTest> anotherIssuerOrTenant() {
        return trials.refuse(
                sends(
                        "the key of another customer",
                        "signature_invalid",
                        draft -> draft.signedBy(
                                journey.fabrikam().application().certificates().active())),
                sends(
                        "the issuer of another customer, in the assertion",
                        "issuer_mismatch",
                        draft -> draft.with(ASSERTION_ISSUER, journey.fabrikam().identifier())),
                sends(
                        "an issuer without tenant",
                        "issuer_mismatch",
                        draft -> draft.with(ASSERTION_ISSUER, "https://sts.windows.net/common/")),
                sends(
                        "the tenant id of another customer",
                        "tenant_mismatch",
                        draft -> draft.claim(
                                CLAIMS + "tenantid", journey.fabrikam().id())),
                sends("no tenant id", "tenant_mismatch", draft -> draft.claim(CLAIMS + "tenantid")));
    }

    /** It leads to that customer's endpoint, which does not know the key and so not the sender. */
    @Test
    @Tag("A25")
    void theIssuerOfAnotherCustomerInAllOfIt() {
        Journey.Answer answer = trials.answer();
        answer.draft()
                .with(RESPONSE_ISSUER, journey.fabrikam().identifier())
                .with(ASSERTION_ISSUER, journey.fabrikam().identifier());
        Attempt attempt = Attempt.on(journey);
        List<JsonNode> before = journey.events().newest();
        journey.browser().post(Trials.ARRIVAL, answer.form());
        attempt.findsNobody();
        assertThat(journey.events().since(before))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.path("details").path("reason").asText())
                                .isEqualTo("enterprise_mismatch"));
    }

    @TestFactory
    @Tag("A27")
    Stream<DynamicTest> aSubjectThatIsNotConfirmedForUs() {
        return trials.refuse(
                sends("no Recipient", "recipient_mismatch", draft -> draft.without(RECIPIENT)),
                sends(
                        "no data of the confirmation",
                        "confirmation_missing",
                        draft -> draft.without(SUBJECT_CONFIRMATION_DATA)),
                sends("no confirmation", "confirmation_missing", draft -> draft.without(SUBJECT_CONFIRMATION)),
                sends(
                        "no end of the confirmation",
                        "confirmation_missing",
                        draft -> draft.without(CONFIRMATION_NOT_ON_OR_AFTER)),
                sends(
                        "holder of key alone, for somebody else",
                        "confirmation_missing",
                        draft -> draft.with(SUBJECT_CONFIRMATION, HOLDER_OF_KEY)
                                .with(RECIPIENT, "https://evil.example/acs")));
    }

    @TestFactory
    @Tag("A28")
    Stream<DynamicTest> noConditions() {
        return trials.refuse(
                sends("none", "conditions_missing", draft -> draft.without(CONDITIONS)),
                sends("no audience", "conditions_missing", draft -> draft.without(AUDIENCE)),
                sends("no end", "conditions_missing", draft -> draft.without(NOT_ON_OR_AFTER)));
    }

    @TestFactory
    @Tag("A29")
    Stream<DynamicTest> anotherAudience() {
        return trials.refuse(
                sends("another application", "audience_mismatch", draft -> draft.with(AUDIENCE, "spn:somebody.else")),
                sends(
                        "almost our Identifier",
                        "audience_mismatch",
                        draft -> draft.with(AUDIENCE, draft.get(AUDIENCE) + ".")),
                sends("our Reply URL", "audience_mismatch", draft -> draft.with(AUDIENCE, Trials.ARRIVAL)));
    }

    @TestFactory
    @Tag("A30")
    Stream<DynamicTest> anotherTime() {
        return trials.refuse(
                sends("over", "assertion_expired", draft -> draft.with(NOT_ON_OR_AFTER, now.minusSeconds(120))),
                sends(
                        "a confirmation that is over",
                        "assertion_expired",
                        draft -> draft.with(CONFIRMATION_NOT_ON_OR_AFTER, now.minusSeconds(120))),
                sends("to come", "assertion_not_yet_valid", draft -> draft.with(NOT_BEFORE, now.plusSeconds(600))),
                sends(
                        "over before it begins",
                        "conditions_contradictory",
                        draft -> draft.with(NOT_BEFORE, now.plusSeconds(7200))));
    }

    @ParameterizedTest
    @Tag("A30")
    @ValueSource(ints = {3, 20})
    void aClockThatIsSomeSecondsAheadIsForgiven(int seconds) {
        trials.take(draft -> draft.with(NOT_BEFORE, Instant.now().plusSeconds(seconds)));
    }

    @TestFactory
    @Tag("A31")
    Stream<DynamicTest> nobody() {
        return trials.refuse(
                sends("no Subject", "confirmation_missing", draft -> draft.without(SUBJECT)),
                sends("no NameID", "subject_missing", draft -> draft.without(NAME_ID)),
                sends("an empty NameID", "subject_missing", draft -> draft.with(NAME_ID, "")),
                sends("a blank NameID", "subject_missing", draft -> draft.with(NAME_ID, "  ")),
                sends("a NameID that nobody stores", "claim_too_long", draft -> draft.with(NAME_ID, "x".repeat(256))),
                sends("no object id", "object_id_missing", draft -> draft.claim(CLAIMS + "objectidentifier")),
                sends(
                        "two object ids",
                        "object_id_missing",
                        draft -> draft.claim(
                                CLAIMS + "objectidentifier",
                                "00000000-0000-4000-8000-000000000001",
                                "00000000-0000-4000-8000-000000000002")));
    }
}
