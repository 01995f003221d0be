package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Case.sends;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import com.rundiffusion.keycloak.testkit.journey.Arrival;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.DigestMethod;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Only the customer's key signs, only what it signs strongly counts, and only the assertion's own signature. */
class SignatureCasesTest {

    private static final SigningCertificate STRANGER =
            SigningCertificate.issue(Instant.now().minus(Duration.ofDays(1)));

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    /** The control of all below. */
    @Test
    void theUnchangedAnswerIsTaken() {
        trials.takeInChromium(draft -> {});
    }

    @TestFactory
    @Tag("A2")
    Stream<DynamicTest> noSignature() {
        return trials.refuse(
                sends("none", "signature_missing", draft -> draft.signing(SigningOption.NONE)),
                sends("an emptied one", "signature_unreadable", tampered(document -> {
                    Element signature = Markup.signatureOf(Markup.assertionIn(document.getDocumentElement()));
                    while (signature.hasChildNodes()) {
                        signature.removeChild(signature.getFirstChild());
                    }
                })));
    }

    @TestFactory
    @Tag("A3")
    Stream<DynamicTest> theKeyOfAStranger() {
        return trials.refuse(
                sends("with its own certificate", "signature_invalid", draft -> draft.signedBy(STRANGER)),
                sends(
                        "with the customer's certificate beside it",
                        "signature_invalid",
                        draft -> draft.signedBy(STRANGER)
                                .afterSigning(document -> Markup.first(document, "X509Certificate")
                                        .setTextContent(Markup.oneLine(key().pem())))));
    }

    @TestFactory
    @Tag("A4")
    Stream<DynamicTest> thePublicKeyAsASecret() {
        byte[] known = key().certificate().getPublicKey().getEncoded();
        return trials.refuse(sends(
                "an HMAC keyed with it",
                "signature_algorithm_weak",
                draft -> draft.signing(SigningOption.NONE)
                        .afterSigning(Signing.by(new SecretKeySpec(known, "HmacSHA256"))
                                .method(Signing.HMAC_SHA256)
                                .assertion())));
    }

    @TestFactory
    @Tag("A5")
    Stream<DynamicTest> shaOne() {
        return trials.refuse(
                sends("in the signature", "signature_algorithm_weak", draft -> draft.algorithm(SigningAlgorithm.SHA_1)),
                sends(
                        "in the digest alone",
                        "signature_algorithm_weak",
                        draft -> draft.signing(SigningOption.NONE)
                                .afterSigning(Signing.by(key().privateKey())
                                        .digest(DigestMethod.SHA1)
                                        .assertion())));
    }

    /** Entra offers it, so the customer's administrator must be able to see that it was chosen. */
    @Test
    @Tag("A5")
    void theEventNamesShaOne() {
        Journey.Answer answer = trials.answer();
        answer.draft().algorithm(SigningAlgorithm.SHA_1);
        journey.browser().post(ARRIVAL, answer.form());
        Arrival refusal = journey.browser().arrival();
        JsonNode event = journey.events().refusal(refusal.text("reference")).orElseThrow();
        assertThat(event.get("details").get("actual").asText()).contains("sha1");
        assertThat(refusal.text()).contains("SHA-256");
    }

    @TestFactory
    @Tag("A15")
    Stream<DynamicTest> aSignatureOfTheResponseAlone() {
        return trials.refuse(
                sends("the Response signed", "signature_missing", draft -> draft.signing(SigningOption.RESPONSE)));
    }

    /** Whoever set it can find the switch by its name. */
    @Test
    @Tag("A15")
    void theRefusalNamesEntrasSetting() {
        Journey.Answer answer = trials.answer();
        answer.draft().signing(SigningOption.RESPONSE);
        assertThat(journey.browser().post(ARRIVAL, answer.form()).text()).contains("Sign SAML assertion");
    }

    /** No key was ever handed out to encrypt to, so there is nothing to decrypt and nothing to learn from trying. */
    @TestFactory
    @Tag("A17")
    Stream<DynamicTest> anEncryptedAssertion() {
        return trials.refuse(
                encrypted("signed inside", draft -> {}),
                encrypted("unsigned inside", draft -> draft.signing(SigningOption.NONE)),
                encrypted("a changed block", changed("CipherValue", 1)),
                encrypted("a changed key", changed("CipherValue", 0)),
                encrypted(
                        "the old padding",
                        draft -> draft.afterWriting(xml -> xml.replace(
                                "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
                                "http://www.w3.org/2001/04/xmlenc#rsa-1_5"))));
    }

    private static Case encrypted(String how, Consumer<ResponseDraft> change) {
        return sends(how, "assertion_encrypted", draft -> {
            draft.encryptedFor(STRANGER.certificate());
            change.accept(draft);
        });
    }

    private static Consumer<ResponseDraft> changed(String element, int number) {
        return tampered(document -> {
            Element value =
                    (Element) document.getElementsByTagNameNS("*", element).item(number);
            value.setTextContent(
                    new StringBuilder(value.getTextContent()).reverse().toString());
        });
    }

    private static Consumer<ResponseDraft> tampered(Consumer<Document> change) {
        return draft -> draft.afterSigning(change);
    }

    private SigningCertificate key() {
        return journey.contoso().application().certificates().active();
    }
}
