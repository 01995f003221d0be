package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.rejection.RejectionCode.ASSERTION_ENCRYPTED;
import static com.rundiffusion.keycloak.rejection.RejectionCode.ASSERTION_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.ASSERTION_REPEATED;
import static com.rundiffusion.keycloak.rejection.RejectionCode.DESTINATION_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.IN_RESPONSE_TO_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.ISSUER_MISMATCH;
import static com.rundiffusion.keycloak.rejection.RejectionCode.SIGNATURE_INVALID;
import static com.rundiffusion.keycloak.rejection.RejectionCode.SIGNATURE_MISSING;
import static com.rundiffusion.keycloak.rejection.RejectionCode.SIGNATURE_UNREADABLE;
import static com.rundiffusion.keycloak.rejection.RejectionCode.STATUS_NOT_SUCCESS;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ASSERTION;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.PROTOCOL;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URLS;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.add;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.bytes;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.remove;
import static com.rundiffusion.keycloak.signin.saml.TestSignatures.signedResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.crypto.dsig.XMLSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.rotation.HardcodedKeyLocator;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Each refusal is one change of the response that {@link #anUnchangedResponseIsWorthChecking} shows to be good. */
final class ResponseEnvelopeTest {

    @Test
    void anUnchangedResponseIsWorthChecking() {
        assertThat(fault(unchanged -> {})).isEmpty();
        assertThat(mismatch(unchanged -> {})).isEmpty();
    }

    @Test
    void aResponseThatIsSignedAsAWholeAsWellIsWorthChecking() {
        Document response = signedResponse();
        TestSignatures.sign(response.getDocumentElement());

        assertThat(parsed(response).fault(REPLY_URLS)).isEmpty();
    }

    @Test
    void anUnsignedAssertionIsRefused() {
        assertThat(parsed(TestAssertions.response()).fault(REPLY_URLS))
                .map(Rejection::code)
                .contains(SIGNATURE_MISSING);
    }

    /** KeyInfo is not needed, but what stands there must be readable. */
    @Test
    void aSignatureThatCannotBeReadIsNotToldAsMissing() {
        assertRefused(SIGNATURE_UNREADABLE, response -> {
            Element info = add(element(response, "Signature"), XMLSignature.XMLNS, "KeyInfo", null);
            add(add(info, XMLSignature.XMLNS, "X509Data", null), XMLSignature.XMLNS, "X509Certificate", "AAAA");
        });
        assertRefused(
                SIGNATURE_UNREADABLE,
                response ->
                        element(response, "SignedInfo").getParentNode().removeChild(element(response, "SignedInfo")));
    }

    @Test
    void aSignatureOverSomethingElseIsNotToldAsMissing() {
        assertRefused(
                SIGNATURE_INVALID, response -> element(response, "Assertion").setAttribute("ID", "_somebody-elses"));
    }

    @Test
    void anEncryptedNameIsToldAsOne() {
        assertRefused(
                ASSERTION_ENCRYPTED, response -> add(element(response, "Subject"), ASSERTION, "EncryptedID", null));
    }

    @Test
    void anAssertionInASignedResponseIsRefusedUnlessItIsSignedItself() {
        Document response = TestAssertions.response();
        TestSignatures.sign(response.getDocumentElement());

        assertThat(parsed(response).fault(REPLY_URLS)).map(Rejection::code).contains(SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Extensions", "StatusDetail", "Object", "Advice", "Response"})
    void aSecondAssertionIsRefusedWhereverItHides(String place) {
        assertRefused(ASSERTION_REPEATED, response -> {
            Node second = element(response, "Assertion").cloneNode(true);
            hidingPlace(response, place).appendChild(second);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Extensions", "StatusDetail"})
    void theOnlyAssertionIsRefusedWhereItDoesNotBelong(String place) {
        assertRefused(ASSERTION_MISSING, response -> {
            Element only = element(response, "Assertion");
            hidingPlace(response, place).appendChild(only);
        });
    }

    private static Element hidingPlace(Document response, String place) {
        Element root = response.getDocumentElement();
        return switch (place) {
            case "Extensions" -> {
                Element extensions = response.createElementNS(PROTOCOL, "samlp:Extensions");
                root.insertBefore(extensions, element(response, "Status"));
                yield extensions;
            }
            case "StatusDetail" -> add(element(response, "Status"), PROTOCOL, "samlp:StatusDetail", null);
            case "Object" -> add(element(response, "Signature"), "http://www.w3.org/2000/09/xmldsig#", "Object", null);
            case "Advice" -> {
                Element advice = response.createElementNS(ASSERTION, "Advice");
                element(response, "Assertion").insertBefore(advice, element(response, "AttributeStatement"));
                yield advice;
            }
            default -> root;
        };
    }

    @Test
    void aResponseWithoutAssertionIsRefused() {
        assertRefused(ASSERTION_MISSING, response -> remove(response, "Assertion"));
    }

    @Test
    void anEncryptedAssertionIsRefused() {
        assertRefused(ASSERTION_ENCRYPTED, response -> {
            remove(response, "Assertion");
            encryptedAssertion(response);
        });
    }

    @Test
    void anEncryptedAssertionBesideAPlainOneIsRefused() {
        assertRefused(ASSERTION_ENCRYPTED, ResponseEnvelopeTest::encryptedAssertion);
    }

    private static void encryptedAssertion(Document response) {
        Element encrypted = add(response.getDocumentElement(), ASSERTION, "EncryptedAssertion", null);
        add(encrypted, "http://www.w3.org/2001/04/xmlenc#", "EncryptedData", null);
    }

    @Test
    void aFailureIsRefusedWithItsCodesAndWithoutItsMessage() {
        Optional<Rejection> refusal = parsed(changed(response -> {
                    Element code = element(response, "StatusCode");
                    code.setAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:Requester");
                    add(
                            code,
                            PROTOCOL,
                            "samlp:StatusCode",
                            null,
                            "Value",
                            "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported");
                    add(element(response, "Status"), PROTOCOL, "samlp:StatusMessage", "Call +1-555-0100");
                }))
                .fault(REPLY_URLS);

        assertThat(refusal).map(Rejection::code).contains(STATUS_NOT_SUCCESS);
        assertThat(refusal.orElseThrow().actual())
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:status:Requester"
                        + " / urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported");
    }

    @Test
    void aSuccessBelowAFailureIsAFailure() {
        assertRefused(STATUS_NOT_SUCCESS, response -> {
            Element code = element(response, "StatusCode");
            code.setAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:Responder");
            add(code, PROTOCOL, "samlp:StatusCode", null, "Value", "urn:oasis:names:tc:SAML:2.0:status:Success");
        });
    }

    @Test
    void aResponseWithoutStatusIsRefused() {
        assertRefused(STATUS_NOT_SUCCESS, response -> remove(response, "Status"));
    }

    @Test
    void aResponseWithoutDestinationIsRefused() {
        assertRefused(
                DESTINATION_MISMATCH, response -> response.getDocumentElement().removeAttribute("Destination"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.rundiffusion.com/__/auth/handler/",
                "http://app.rundiffusion.com/__/auth/handler",
                "https://app.rundiffusion.com:443/__/auth/handler",
                "https://APP.rundiffusion.com/__/auth/handler",
                "https://evil.example/__/auth/handler"
            })
    void anyOtherDestinationIsRefused(String destination) {
        assertRefused(
                DESTINATION_MISMATCH,
                response -> response.getDocumentElement().setAttribute("Destination", destination));
    }

    @Test
    void anEnvelopeOfAnotherIssuerIsRefused() {
        assertThat(mismatch(response -> element(response, "Issuer").setTextContent("https://sts.windows.net/other/")))
                .contains(ISSUER_MISMATCH);
    }

    /** The Reply URL goes by the first one in the document. */
    @Test
    void anIssuerBeforeTheEnvelopesOwnIsRefusedUnlessItIsTheSame() {
        assertThat(mismatch(response -> issuerBefore(response, TestAssertions.ISSUER)))
                .isEmpty();
        assertThat(mismatch(response -> issuerBefore(response, "https://sts.windows.net/other/")))
                .contains(ISSUER_MISMATCH);
    }

    private static void issuerBefore(Document response, String issuer) {
        Element extensions = response.createElementNS(PROTOCOL, "samlp:Extensions");
        add(extensions, ASSERTION, "Issuer", issuer);
        response.getDocumentElement().insertBefore(extensions, element(response, "Issuer"));
    }

    @Test
    void anEnvelopeWithoutIssuerIsRefused() {
        assertThat(mismatch(response -> remove(response, "Issuer"))).contains(ISSUER_MISMATCH);
    }

    @Test
    void anEnvelopeThatAnswersAnotherRequestIsRefused() {
        assertThat(mismatch(response -> response.getDocumentElement().setAttribute("InResponseTo", "ID_another")))
                .contains(IN_RESPONSE_TO_MISMATCH);
    }

    @Test
    void anEnvelopeThatAnswersNoRequestIsRefused() {
        assertThat(mismatch(response -> response.getDocumentElement().removeAttribute("InResponseTo")))
                .contains(IN_RESPONSE_TO_MISMATCH);
    }

    @Test
    void theIdOfTheAssertionIsKnownBeforeAnybodyBelievesIt() {
        assertThat(parsed(signedResponse()).assertionId()).contains("_a55e");
        assertThat(parsed(changed(response -> remove(response, "Assertion"))).assertionId())
                .isEmpty();
    }

    @Test
    void theAssertionIsTheOneWhoseSignatureIsChecked() {
        ResponseEnvelope envelope = parsed(signedResponse());

        assertThat(envelope.assertionElement().getAttribute("ID"))
                .isEqualTo(envelope.assertion().id());
        assertThat(verified(envelope)).isTrue();
    }

    @Test
    void aCommentInANameDoesNotCutItShort() {
        Document response = signedResponse();
        Element name = element(response, "NameID");
        Comment comment = response.createComment("cut here");
        name.setTextContent("ada@contoso.example");
        name.insertBefore(comment, ((Text) name.getFirstChild()).splitText(3));
        ResponseEnvelope envelope = parsed(response);

        assertThat(verified(envelope)).as("exclusive C14N leaves comments out").isTrue();
        assertThat(envelope.assertion().nameId()).contains("ada@contoso.example");
    }

    @Test
    void anEditAfterSigningBreaksTheSignature() {
        Document response = signedResponse();
        element(response, "NameID").setTextContent("eve@contoso.example");

        assertThat(verified(parsed(response))).isFalse();
    }

    private static boolean verified(ResponseEnvelope envelope) {
        return AssertionUtil.isSignatureValid(
                envelope.assertionElement(), new HardcodedKeyLocator(TestSignatures.KEYS.getPublic()));
    }

    private static void assertRefused(RejectionCode code, Consumer<Document> change) {
        assertThat(fault(change)).contains(code);
    }

    private static Optional<RejectionCode> fault(Consumer<Document> change) {
        return parsed(changed(change)).fault(REPLY_URLS).map(Rejection::code);
    }

    private static Optional<RejectionCode> mismatch(Consumer<Document> change) {
        return parsed(changed(change)).mismatch(expectation()).map(Rejection::code);
    }

    private static Document changed(Consumer<Document> change) {
        Document response = signedResponse();
        change.accept(response);
        return response;
    }

    private static ResponseEnvelope parsed(Document response) {
        return ResponseEnvelope.parse(bytes(response)).orElseThrow();
    }
}
