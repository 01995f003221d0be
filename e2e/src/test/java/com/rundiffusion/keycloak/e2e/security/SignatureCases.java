package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.demo.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.demo.entra.saml.SigningAlgorithm;
import com.rundiffusion.keycloak.demo.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.demo.entra.saml.SigningOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A1 to A15: what is done to signatures. */
final class SignatureCases {

    private static final SigningCertificate STRANGER =
            SigningCertificate.issue(Instant.now().minus(Duration.ofDays(1)));

    private final SigningCertificate key;
    private final List<Case> cases = new ArrayList<>();

    private SignatureCases(SigningCertificate key) {
        this.key = key;
    }

    /** @param key what the enterprise's Entra signs with */
    static List<Case> with(SigningCertificate key) {
        SignatureCases cases = new SignatureCases(key);
        cases.wrapping();
        cases.missing();
        cases.keys();
        cases.assertions();
        cases.content();
        cases.structure();
        return cases.cases;
    }

    private void add(String id, String sends, String code, Consumer<ResponseDraft> change) {
        cases.add(Case.of(id, sends, code, change));
    }

    private void tampered(String id, String sends, String code, Consumer<Document> change) {
        add(id, sends, code, draft -> draft.afterSigning(change));
    }

    private void wrapping() {
        for (Wrapping wrapping : Wrapping.values()) {
            for (boolean sameId : new boolean[] {false, true}) {
                String sends = wrapping + (sameId ? ", the same id twice" : "");
                SigningOption signing =
                        wrapping.ofResponse() ? SigningOption.RESPONSE_AND_ASSERTION : SigningOption.ASSERTION;
                cases.add(new Case(
                        "A1",
                        sends,
                        List.of("signature_invalid", "signature_missing", "assertion_repeated", "response_unreadable"),
                        draft -> draft.signing(signing).afterSigning(wrapping.with(sameId))));
            }
        }
    }

    private void missing() {
        add("A2", "no signature", "signature_missing", draft -> draft.signing(SigningOption.NONE));
        tampered("A2", "an emptied signature", "signature_missing", document -> {
            Element signature = Markup.signatureOf(Markup.assertionIn(document.getDocumentElement()));
            while (signature.hasChildNodes()) {
                signature.removeChild(signature.getFirstChild());
            }
        });
    }

    private void keys() {
        add("A3", "another key", "signature_invalid", draft -> draft.signedBy(STRANGER));
        add(
                "A3",
                "another key, the customer's certificate beside it",
                "signature_invalid",
                draft -> draft.signedBy(STRANGER)
                        .afterSigning(document ->
                                Markup.first(document, "X509Certificate").setTextContent(base64(key))));
        add(
                "A4",
                "an HMAC keyed with the public key",
                "signature_algorithm_weak",
                draft -> draft.signing(SigningOption.NONE)
                        .afterSigning(Signing.by(new SecretKeySpec(
                                        key.certificate().getPublicKey().getEncoded(), "HmacSHA256"))
                                .method(Signing.HMAC_SHA256)
                                .assertion()));
        add("A5", "RSA with SHA-1", "signature_algorithm_weak", draft -> draft.algorithm(SigningAlgorithm.SHA_1));
        add(
                "A5",
                "a SHA-1 digest under a SHA-256 signature",
                "signature_algorithm_weak",
                draft -> draft.signing(SigningOption.NONE)
                        .afterSigning(Signing.by(key.privateKey())
                                .digest(DigestMethod.SHA1)
                                .assertion()));
    }

    private void assertions() {
        tampered(
                "A6",
                "an unsigned assertion after the signed one",
                "assertion_repeated",
                document -> document.getDocumentElement().appendChild(unsigned(document)));
        tampered("A6", "an unsigned assertion in StatusDetail", "assertion_repeated", document -> {
            Element detail = Markup.protocol(document, "StatusDetail");
            detail.appendChild(unsigned(document));
            Markup.first(document, "Status").appendChild(detail);
        });
        tampered("A6", "an unsigned assertion in Advice", "assertion_repeated", document -> {
            Element advice = Markup.assertion(document, "Advice");
            advice.appendChild(unsigned(document));
            Markup.assertionIn(document.getDocumentElement()).appendChild(advice);
        });
        tampered("A7", "two assertions, both signed by the customer", "assertion_repeated", document -> {
            Element second = unsigned(document);
            document.getDocumentElement().appendChild(second);
            Signing.by(key.privateKey()).sign(second);
        });
    }

    /** Of somebody else, with an id of its own. */
    private static Element unsigned(Document document) {
        Element forged = Markup.copy(Markup.assertionIn(document.getDocumentElement()));
        forged.removeChild(Markup.signatureOf(forged));
        forged.setAttribute("ID", "_forged");
        Markup.forge(forged);
        return forged;
    }

    private void content() {
        tampered(
                "A9",
                "an element in the NameID",
                "response_unreadable",
                document -> Markup.first(document, "NameID").appendChild(Markup.assertion(document, "x")));
        tampered(
                "A14",
                "another NameID",
                "signature_invalid",
                document -> Markup.first(document, "NameID").setTextContent(Markup.VICTIM));
        tampered(
                "A14",
                "another object id",
                "signature_invalid",
                document -> Markup.forge(Markup.assertionIn(document.getDocumentElement())));
        tampered(
                "A14",
                "a longer lifetime",
                "signature_invalid",
                document -> Markup.first(document, "Conditions").setAttribute("NotOnOrAfter", "2099-01-01T00:00:00Z"));
        add(
                "A15",
                "a signature of the Response alone",
                "signature_missing",
                draft -> draft.signing(SigningOption.RESPONSE));
    }

    private void structure() {
        add("A11", "six transforms", "signature_invalid", draft -> {
            Signing signing = Signing.by(key.privateKey());
            for (int i = 0; i < 4; i++) {
                signing.transform("http://www.w3.org/2001/10/xml-exc-c14n#", null);
            }
            draft.signing(SigningOption.NONE).afterSigning(signing.assertion());
        });
        add(
                "A11",
                "an XPath transform that leaves the subject out",
                "signature_algorithm_weak",
                draft -> draft.signing(SigningOption.NONE)
                        .afterSigning(Signing.by(key.privateKey())
                                .transform(
                                        Transform.XPATH,
                                        new XPathFilterParameterSpec(
                                                "not(ancestor-or-self::*[local-name()='Subject'])"))
                                .assertion()));
        tampered("A12", "two SignedInfo", "signature_missing", document -> {
            Element signed = Markup.first(document, "SignedInfo");
            signed.getParentNode().insertBefore(Markup.copy(signed), signed);
        });
        tampered(
                "A13",
                "a relative namespace in the signed part",
                "signature_invalid",
                document -> Markup.assertionIn(document.getDocumentElement())
                        .setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:void", "void"));
    }

    private static String base64(SigningCertificate certificate) {
        return certificate.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    }
}
