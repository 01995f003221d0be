package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.rejection.RejectionCode.ASSERTION_EXPIRED;
import static com.rundiffusion.keycloak.rejection.RejectionCode.ASSERTION_NOT_YET_VALID;
import static com.rundiffusion.keycloak.rejection.RejectionCode.AUDIENCE_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.AUTHENTICATION_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.CONDITIONS_CONTRADICTORY;
import static com.rundiffusion.keycloak.rejection.RejectionCode.CONDITIONS_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.CONFIRMATION_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.IN_RESPONSE_TO_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.ISSUER_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.RECIPIENT_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.TENANT_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.TIME_MALFORMED;
import static com.rundiffusion.keycloak.signin.saml.Believed.assertBelieved;
import static com.rundiffusion.keycloak.signin.saml.Believed.assertRefused;
import static com.rundiffusion.keycloak.signin.saml.Believed.assertion;
import static com.rundiffusion.keycloak.signin.saml.Believed.drop;
import static com.rundiffusion.keycloak.signin.saml.Believed.fault;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ASSERTION;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOT_BEFORE;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOT_ON_OR_AFTER;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.OTHER_REPLY_URL;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URL;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.add;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.claim;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.remove;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whether an assertion is for us, for this login and for now. Each refusal is one change of the assertion that {@link
 * #anUnchangedAssertionIsBelieved} shows to be good.
 */
final class AssertionChecksTest {

    @Test
    void anUnchangedAssertionIsBelieved() {
        assertBelieved(unchanged -> {});
    }

    /** Without a zone this server's own would decide; a date is no instant. */
    @ParameterizedTest
    @CsvSource({
        "Conditions, NotBefore",
        "Conditions, NotOnOrAfter",
        "SubjectConfirmationData, NotBefore",
        "SubjectConfirmationData, NotOnOrAfter",
        "AuthnStatement, AuthnInstant",
        "AuthnStatement, SessionNotOnOrAfter",
        "Assertion, IssueInstant"
    })
    void aTimeHasADateATimeOfDayAndAZone(String element, String time) {
        for (String written : List.of("2026-03-02T09:30:00", "2026-03-02", "2026-03-02Z", "99999-03-02T09:30:00Z")) {
            assertRefused(TIME_MALFORMED, signed -> element(signed, element).setAttribute(time, written));
        }
    }

    @Test
    void anyZoneWillDo() {
        assertBelieved(
                signed -> element(signed, "Conditions").setAttribute("NotOnOrAfter", "2026-03-02T12:30:00.000+02:00"));
    }

    @Test
    void aConfirmationThatBeginsLaterIsRefused() {
        assertBelieved(signed -> element(signed, "SubjectConfirmationData")
                .setAttribute("NotBefore", NOW.plusSeconds(60).toString()));
        assertRefused(
                ASSERTION_NOT_YET_VALID,
                signed -> element(signed, "SubjectConfirmationData")
                        .setAttribute("NotBefore", NOW.plusSeconds(61).toString()));
    }

    @Test
    void aConfirmationThatEndsBeforeItBeginsIsRefused() {
        assertRefused(CONDITIONS_CONTRADICTORY, signed -> {
            Element data = element(signed, "SubjectConfirmationData");
            data.setAttribute("NotBefore", data.getAttribute("NotOnOrAfter"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sts.windows.net/99999999-2222-4333-8444-555555555555/",
                "https://sts.windows.net/11111111-2222-4333-8444-555555555555",
                "https://STS.windows.net/11111111-2222-4333-8444-555555555555/",
                "http://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                ""
            })
    void anyOtherIssuerIsRefused(String issuer) {
        assertRefused(ISSUER_MISMATCH, signed -> element(signed, "Issuer", 1).setTextContent(issuer));
    }

    @Test
    void anAssertionOfAnotherTenantIsRefused() {
        assertRefused(
                TENANT_MISMATCH,
                signed -> claim(signed, EntraClaims.TENANT_ID)
                        .getFirstChild()
                        .setTextContent("99999999-2222-4333-8444-555555555555"));
    }

    @Test
    void anAssertionWithoutTenantIsRefused() {
        assertRefused(TENANT_MISMATCH, signed -> drop(claim(signed, EntraClaims.TENANT_ID)));
    }

    @Test
    void anAssertionOfTwoTenantsIsRefused() {
        assertRefused(
                TENANT_MISMATCH,
                signed -> add(
                        claim(signed, EntraClaims.TENANT_ID),
                        ASSERTION,
                        "AttributeValue",
                        "99999999-2222-4333-8444-555555555555"));
    }

    @Test
    void aTenantInUpperCaseIsTheSame() {
        assertBelieved(signed -> claim(signed, EntraClaims.TENANT_ID)
                .getFirstChild()
                .setTextContent(TestAssertions.TENANT.toUpperCase(Locale.ROOT)));
    }

    @Test
    void anEndedSessionAtEntraIsRefused() {
        assertRefused(
                ASSERTION_EXPIRED,
                signed -> element(signed, "AuthnStatement")
                        .setAttribute(
                                "SessionNotOnOrAfter", NOW.minusSeconds(3600).toString()));
    }

    @Test
    void aSessionAtEntraThatEndsLaterIsBelieved() {
        assertBelieved(signed -> element(signed, "AuthnStatement")
                .setAttribute("SessionNotOnOrAfter", NOW.plusSeconds(3600).toString()));
    }

    @Test
    void anAssertionWithoutConditionsIsRefused() {
        assertRefused(CONDITIONS_MISSING, signed -> remove(signed, "Conditions"));
    }

    @Test
    void conditionsWithoutAnEndAreRefused() {
        assertRefused(
                CONDITIONS_MISSING, signed -> element(signed, "Conditions").removeAttribute("NotOnOrAfter"));
    }

    @Test
    void conditionsWithoutAudienceRestrictionAreRefused() {
        assertRefused(CONDITIONS_MISSING, signed -> remove(signed, "AudienceRestriction"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runnit.ai",
                "RunDiffusion.com",
                "rundiffusion.com/",
                "spn:runnit.ai",
                "spn:spn:rundiffusion.com",
                "https://app.rundiffusion.com/__/auth/handler"
            })
    void anyOtherAudienceIsRefused(String audience) {
        assertRefused(AUDIENCE_MISMATCH, signed -> element(signed, "Audience").setTextContent(audience));
    }

    @Test
    void theAudienceWithEntrasPrefixIsAccepted() {
        assertBelieved(signed -> element(signed, "Audience").setTextContent("spn:rundiffusion.com"));
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        assertBelieved(signed -> add(element(signed, "AudienceRestriction"), ASSERTION, "Audience", "runnit.ai"));
    }

    @Test
    void everyAudienceRestrictionMustNameUs() {
        assertRefused(
                AUDIENCE_MISMATCH,
                signed -> add(
                        add(element(signed, "Conditions"), ASSERTION, "AudienceRestriction", null),
                        ASSERTION,
                        "Audience",
                        "runnit.ai"));
    }

    @Test
    void anAssertionIsValidUntilSixtySecondsAfterItsEndAndNotAMillisecondLonger() {
        Instant last = NOT_ON_OR_AFTER.plusSeconds(60);

        assertThat(fault(unchanged -> {}, last.minusMillis(1))).isEmpty();
        assertThat(fault(unchanged -> {}, last)).contains(ASSERTION_EXPIRED);
    }

    @Test
    void anAssertionIsValidFromSixtySecondsBeforeItsBeginning() {
        Instant first = NOT_BEFORE.minusSeconds(60);

        assertThat(fault(AssertionChecksTest::freshlyAuthenticated, first)).isEmpty();
        assertThat(fault(AssertionChecksTest::freshlyAuthenticated, first.minusMillis(1)))
                .contains(ASSERTION_NOT_YET_VALID);
    }

    @Test
    void aBeginningIsNotDemanded() {
        assertBelieved(signed -> element(signed, "Conditions").removeAttribute("NotBefore"));
    }

    @Test
    void anAssertionWithoutSubjectIsRefused() {
        assertRefused(CONFIRMATION_MISSING, signed -> remove(signed, "Subject"));
    }

    @Test
    void anAssertionWithoutConfirmationIsRefused() {
        assertRefused(CONFIRMATION_MISSING, signed -> remove(signed, "SubjectConfirmation"));
    }

    @Test
    void aConfirmationWithoutDataIsRefused() {
        assertRefused(CONFIRMATION_MISSING, signed -> remove(signed, "SubjectConfirmationData"));
    }

    @Test
    void aConfirmationThatIsNotBearerIsRefused() {
        assertRefused(
                CONFIRMATION_MISSING,
                signed -> element(signed, "SubjectConfirmation")
                        .setAttribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"));
    }

    @Test
    void twoBearerConfirmationsAreRefused() {
        assertRefused(CONFIRMATION_MISSING, signed -> {
            Element confirmation = element(signed, "SubjectConfirmation");
            confirmation.getParentNode().appendChild(confirmation.cloneNode(true));
        });
    }

    @Test
    void aConfirmationWithoutEndIsRefused() {
        assertRefused(
                CONFIRMATION_MISSING,
                signed -> element(signed, "SubjectConfirmationData").removeAttribute("NotOnOrAfter"));
    }

    @Test
    void theConfirmationHasAnEndOfItsOwn() {
        Consumer<Document> shorter = signed -> element(signed, "SubjectConfirmationData")
                .setAttribute("NotOnOrAfter", NOW.minusSeconds(60).toString());

        assertThat(fault(shorter, NOW.minusMillis(1))).isEmpty();
        assertThat(fault(shorter, NOW)).contains(ASSERTION_EXPIRED);
    }

    @Test
    void aConfirmationWithoutRecipientIsRefused() {
        assertRefused(
                RECIPIENT_MISMATCH,
                signed -> element(signed, "SubjectConfirmationData").removeAttribute("Recipient"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OTHER_REPLY_URL,
                "http://app.rundiffusion.com/__/auth/handler",
                "https://APP.rundiffusion.com/__/auth/handler",
                "https://app.rundiffusion.com:443/__/auth/handler",
                "https://app.rundiffusion.com/__/auth/handler/",
                "https://app.rundiffusion.com/__/auth/%68andler",
                "https://app.rundiffusion.com@evil.example/__/auth/handler",
                "https://app.rundiffusion.com.evil.example/__/auth/handler"
            })
    void aRecipientThatIsNotTheDestinationIsRefused(String recipient) {
        assertRefused(
                RECIPIENT_MISMATCH,
                signed -> element(signed, "SubjectConfirmationData").setAttribute("Recipient", recipient));
    }

    @Test
    void aRecipientThatIsTheDestinationButNoReplyUrlIsRefused() {
        String elsewhere = "https://evil.example/__/auth/handler";
        Document signed = response();
        element(signed, "SubjectConfirmationData").setAttribute("Recipient", elsewhere);

        assertThat(new AssertionChecks(assertion(signed), expectation(), elsewhere, NOW).fault())
                .map(Rejection::code)
                .contains(RECIPIENT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_REPLY_URL, "https://image-ai-cb35d.firebaseapp.com/__/auth/handler"})
    void everyReplyUrlMayBeRecipientWhenItIsTheDestination(String replyUrl) {
        Document signed = response();
        element(signed, "SubjectConfirmationData").setAttribute("Recipient", replyUrl);

        assertThat(new AssertionChecks(assertion(signed), expectation(), replyUrl, NOW).fault())
                .isEmpty();
    }

    @Test
    void anAnswerToAnotherRequestIsRefused() {
        assertRefused(
                IN_RESPONSE_TO_MISMATCH,
                signed -> element(signed, "SubjectConfirmationData").setAttribute("InResponseTo", "ID_another"));
    }

    @Test
    void anAnswerToNoRequestIsRefused() {
        assertRefused(
                IN_RESPONSE_TO_MISMATCH,
                signed -> element(signed, "SubjectConfirmationData").removeAttribute("InResponseTo"));
    }

    @Test
    void nothingIsBelievedWhenNothingWasAsked() {
        Document signed = response();
        element(signed, "SubjectConfirmationData").removeAttribute("InResponseTo");

        assertThat(new AssertionChecks(assertion(signed), expectation(null), REPLY_URL, NOW).fault())
                .map(Rejection::code)
                .contains(IN_RESPONSE_TO_MISMATCH);
    }

    @Test
    void anAssertionWithoutAuthenticationIsRefused() {
        assertRefused(AUTHENTICATION_MISSING, signed -> remove(signed, "AuthnStatement"));
    }

    @Test
    void anAuthenticationToComeIsRefusedBeyondSixtySeconds() {
        assertBelieved(signed -> authenticatedAt(signed, NOW.plusSeconds(60)));
        assertRefused(AUTHENTICATION_MISSING, signed -> authenticatedAt(signed, NOW.plusSeconds(61)));
    }

    @Test
    void anAuthenticationThatNoSessionCanRecordIsRefused() {
        assertRefused(AUTHENTICATION_MISSING, signed -> authenticatedAt(signed, Instant.parse("1234-01-01T00:00:00Z")));
    }

    private static void freshlyAuthenticated(Document signed) {
        authenticatedAt(signed, NOT_BEFORE.minusSeconds(600));
    }

    private static void authenticatedAt(Document signed, Instant instant) {
        element(signed, "AuthnStatement").setAttribute("AuthnInstant", instant.toString());
    }
}
