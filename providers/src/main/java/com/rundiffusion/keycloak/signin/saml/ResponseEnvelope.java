package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.XMLSignature;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusCodeType;
import org.keycloak.dom.saml.v2.protocol.StatusType;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Element;

/**
 * The {@code samlp:Response} around the assertion. Entra does not sign it by default, so nothing in it is believed; but a
 * response that is wrong here is refused here.
 */
public final class ResponseEnvelope {

    private static final String ASSERTIONS = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private static final List<String> ENCRYPTED = List.of("EncryptedAssertion", "EncryptedID");

    private final SAMLDocumentHolder document;
    private final ResponseType response;
    private final UnverifiedResponse claim;

    private ResponseEnvelope(SAMLDocumentHolder document, ResponseType response, UnverifiedResponse claim) {
        this.document = document;
        this.response = response;
        this.claim = claim;
    }

    /** Empty when there is no {@code samlp:Response} in it that is looked at, or one that says twice what may be said once. */
    public static Optional<ResponseEnvelope> of(SamlPost post) {
        return post.claim().flatMap(claim -> post.responseXml().flatMap(xml -> parse(xml, claim)));
    }

    /** The same of bytes alone. */
    static Optional<ResponseEnvelope> parse(byte[] xml) {
        return UnverifiedResponse.read(xml).flatMap(claim -> parse(xml, claim));
    }

    private static Optional<ResponseEnvelope> parse(byte[] xml, UnverifiedResponse claim) {
        try {
            SAMLDocumentHolder document = SAMLRequestParser.parseResponseDocument(xml);
            return document != null
                            && document.getSamlObject() instanceof ResponseType response
                            && !RepeatedElement.isIn(document.getSamlDocument())
                    ? Optional.of(new ResponseEnvelope(document, response, claim))
                    : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** What is wrong before any signature is checked; empty when the assertion is worth checking. */
    public Optional<Rejection> fault(ReplyUrls replyUrls) {
        return status().or(() -> destinationFault(replyUrls))
                .or(this::assertionFault)
                .or(() -> SignaturePresence.fault(assertionElement()))
                .or(() -> SignatureStrength.fault(document.getSamlDocument().getDocumentElement()));
    }

    /** All that is wrong before any signature is checked, for whoever mends it. */
    public List<Rejection> faults(ReplyUrls replyUrls) {
        Optional<Rejection> unusable = status().or(this::assertionFault);
        Optional<Rejection> unsigned = unusable.or(() -> SignaturePresence.fault(assertionElement()))
                .or(() -> SignatureStrength.fault(document.getSamlDocument().getDocumentElement()));
        return Stream.of(destinationFault(replyUrls), unsigned)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether there is one assertion, in the place for it and open to be read. */
    public boolean hasOneAssertion() {
        return assertionFault().isEmpty();
    }

    /** Whether anything in it is signed, by whomever. */
    public boolean isSigned() {
        return document.getSamlDocument()
                        .getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                        .getLength()
                > 0;
    }

    /** When Entra wrote it, as it says. */
    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(response.getIssueInstant()).map(EntraAssertion::instant);
    }

    /**
     * What the envelope says differently from the assertion in it. Keycloak refuses that too, but without a word on why. An
     * issuer before the envelope's own is the one that led here.
     */
    public Optional<Rejection> mismatch(Expectation expected) {
        String issuer = Optional.ofNullable(response.getIssuer())
                .map(NameIDType::getValue)
                .orElse(null);
        for (String said : new String[] {issuer, claim.issuer()}) {
            if (!expected.issuer().equals(said)) {
                return Optional.of(RejectionCode.ISSUER_MISMATCH.rejection(expected.issuer(), said));
            }
        }
        return response.getInResponseTo() != null && response.getInResponseTo().equals(expected.requestId())
                ? Optional.empty()
                : Optional.of(RejectionCode.IN_RESPONSE_TO_MISMATCH.rejection(
                        expected.requestId(), response.getInResponseTo()));
    }

    public SAMLDocumentHolder document() {
        return document;
    }

    public ResponseType response() {
        return response;
    }

    /** The Destination as written; {@code null} when absent. */
    public String destination() {
        return response.getDestination();
    }

    /** The one assertion as it stands in the document, for its signature. */
    public Element assertionElement() {
        try {
            return AssertionUtil.getAssertionElement(document);
        } catch (ProcessingException absent) {
            throw new IllegalStateException("Asked for the assertion of a response that has a fault", absent);
        }
    }

    public EntraAssertion assertion() {
        return new EntraAssertion(response.getAssertions().get(0).getAssertion());
    }

    /** The id of the first assertion, before anybody believes it; empty when there is none. */
    public Optional<String> assertionId() {
        return response.getAssertions().stream()
                .map(ResponseType.RTChoiceType::getAssertion)
                .filter(Objects::nonNull)
                .map(assertion -> assertion.getID())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The request that the assertion itself says it answers, before anybody believes it. */
    public Optional<String> inResponseTo() {
        return response.getAssertions().stream()
                .map(ResponseType.RTChoiceType::getAssertion)
                .filter(Objects::nonNull)
                .flatMap(assertion -> new EntraAssertion(assertion).bearerConfirmations().stream())
                .map(SubjectConfirmationDataType::getInResponseTo)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Optional<Rejection> status() {
        List<String> codes = Optional.ofNullable(response.getStatus()).map(StatusType::getStatusCode).stream()
                .flatMap(code -> Stream.of(code, code.getStatusCode()))
                .filter(Objects::nonNull)
                .map(StatusCodeType::getValue)
                .filter(Objects::nonNull)
                .map(URI::toString)
                .toList();
        return !codes.isEmpty() && SUCCESS.equals(codes.get(0))
                ? Optional.empty()
                : Optional.of(RejectionCode.STATUS_NOT_SUCCESS.rejection(
                        SUCCESS, codes.isEmpty() ? null : String.join(" / ", codes)));
    }

    private Optional<Rejection> destinationFault(ReplyUrls replyUrls) {
        return replyUrls.contains(destination())
                ? Optional.empty()
                : Optional.of(RejectionCode.DESTINATION_MISMATCH.rejection(replyUrls, destination()));
    }

    /** Counts wherever they stand: an assertion hidden in another element is not there by accident. */
    private Optional<Rejection> assertionFault() {
        List<String> encrypted =
                ENCRYPTED.stream().filter(name -> count(name) > 0).toList();
        int plain = count("Assertion");
        if (!encrypted.isEmpty()) {
            return Optional.of(RejectionCode.ASSERTION_ENCRYPTED.rejection(Wanted.ENCRYPTION_OFF, encrypted.get(0)));
        }
        if (plain > 1) {
            return Optional.of(RejectionCode.ASSERTION_REPEATED.rejection(1, plain));
        }
        return plain == 1 && response.getAssertions().size() == 1
                ? Optional.empty()
                : Optional.of(RejectionCode.ASSERTION_MISSING.rejection(1, 0));
    }

    private int count(String name) {
        return document.getSamlDocument()
                .getElementsByTagNameNS(ASSERTIONS, name)
                .getLength();
    }
}
