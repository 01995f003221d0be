package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Case.sends;

import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XPathFilterParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signatures that say in an unusual way what they cover: two readers of them must never see two things. */
class StructureCasesTest {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String XSLT = "http://www.w3.org/1999/XSL/Transform";
    private static final String FAKE_SIGNATURE = "http://www.w3.org/2000/09/xmldsig";
    private static final int SIX = 6;

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    /** The control of all below: signed by hand, as Entra signs. */
    @Test
    void whatIsSignedByHandIsTaken() {
        trials.takeInChromium(draft ->
                draft.signing(SigningOption.NONE).afterSigning(byCustomer().assertion()));
    }

    @TestFactory
    @Tag("A11")
    Stream<DynamicTest> transformsThatDecideWhatIsSigned() {
        return trials.refuse(
                sends(
                        "a style sheet",
                        "response_unreadable",
                        transformed(Transform.XSLT, StructureCasesTest::styleSheet)),
                sends(
                        "an XPath that leaves the subject out",
                        "signature_algorithm_weak",
                        transformed(
                                Transform.XPATH,
                                any -> new XPathFilterParameterSpec(
                                        "not(ancestor-or-self::*[local-name()='Subject'])"))),
                sends("six of the permitted ones", "signature_invalid", draft -> {
                    Signing signing = byCustomer();
                    for (int i = 2; i < SIX; i++) {
                        signing.transform(EXCLUSIVE, null);
                    }
                    draft.signing(SigningOption.NONE).afterSigning(signing.assertion());
                }));
    }

    private interface Parameters {
        TransformParameterSpec in(Document document);
    }

    private Consumer<ResponseDraft> transformed(String transform, Parameters parameters) {
        return draft -> draft.signing(SigningOption.NONE)
                .afterSigning(document -> byCustomer()
                        .transform(transform, parameters.in(document))
                        .assertion()
                        .accept(document));
    }

    /** Whatever the assertion is, its digest is that of nothing. */
    private static TransformParameterSpec styleSheet(Document document) {
        Element sheet = document.createElementNS(XSLT, "xsl:stylesheet");
        sheet.setAttribute("version", "1.0");
        Element template = document.createElementNS(XSLT, "xsl:template");
        template.setAttribute("match", "/");
        template.appendChild(document.createElement("nothing"));
        sheet.appendChild(template);
        return new XSLTTransformParameterSpec(new DOMStructure(sheet));
    }

    @TestFactory
    @Tag("A12")
    Stream<DynamicTest> aSignatureThatSaysTwoThings() {
        return trials.refuse(
                sends("two SignedInfo", "signature_unreadable", tampered(document -> {
                    Element signed = Markup.first(document, "SignedInfo");
                    signed.getParentNode().insertBefore(Markup.copy(signed), signed);
                })),
                sends("the digest of the forgery in a comment", "response_unreadable", tampered(document -> {
                    Element digest = forgeAndFindDigest(document);
                    digest.insertBefore(document.createComment(digestOfForgery(document)), digest.getFirstChild());
                })),
                sends("the digest of the forgery before a comment", "signature_invalid", tampered(document -> {
                    Element digest = forgeAndFindDigest(document);
                    String signed = digest.getTextContent();
                    digest.setTextContent(digestOfForgery(document));
                    digest.appendChild(document.createComment(signed));
                })));
    }

    private static Element forgeAndFindDigest(Document document) {
        Markup.forge(Markup.assertionIn(document.getDocumentElement()));
        return Markup.first(document, "DigestValue");
    }

    /** A stranger signs a copy of it, which gives the digest that the forged assertion has. */
    private static String digestOfForgery(Document document) {
        Element copy = Markup.copy(Markup.assertionIn(document.getDocumentElement()));
        copy.removeChild(Markup.signatureOf(copy));
        document.getDocumentElement().appendChild(copy);
        Signing.by(SigningCertificate.issue(Instant.now().minus(Duration.ofDays(1)))
                        .privateKey())
                .sign(copy);
        String digest = Markup.first(copy, "DigestValue").getTextContent();
        document.getDocumentElement().removeChild(copy);
        return digest;
    }

    @TestFactory
    @Tag("A13")
    Stream<DynamicTest> namesThatTwoReadersUnderstandDifferently() {
        return trials.refuse(
                sends(
                        "a relative namespace in the signed part",
                        "signature_invalid",
                        tampered(document -> Markup.assertionIn(document.getDocumentElement())
                                .setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:void", "void"))),
                sends(
                        "a signature of almost the right namespace before the real one",
                        "response_unreadable",
                        tampered(document -> {
                            Element assertion = Markup.assertionIn(document.getDocumentElement());
                            Element signature = Markup.signatureOf(assertion);
                            assertion.insertBefore(document.createElementNS(FAKE_SIGNATURE, "ds:Signature"), signature);
                            Markup.forge(assertion);
                        })),
                sends(
                        "a forged assertion under a prefix that means something else inside",
                        "assertion_repeated",
                        draft -> draft.afterWriting(xml -> xml.replace("</samlp:Response>", foreignPrefix(xml)))),
                sends(
                        "attributes that a document type adds",
                        "response_unreadable",
                        draft -> draft.afterWriting(
                                xml -> "<!DOCTYPE samlp:Response [<!ATTLIST Assertion ID CDATA '_forged'>]>" + xml)));
    }

    /** The same elements, their namespace said by a prefix that is not the usual one. */
    private static String foreignPrefix(String xml) {
        String assertion =
                xml.substring(xml.indexOf("<Assertion"), xml.indexOf("</Assertion>") + "</Assertion>".length());
        return assertion
                        .replace("<Assertion", "<samlp:Assertion xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:assertion\"")
                        .replace("</Assertion>", "</samlp:Assertion>")
                + "</samlp:Response>";
    }

    private static Consumer<ResponseDraft> tampered(Consumer<Document> change) {
        return draft -> draft.afterSigning(change);
    }

    private Signing byCustomer() {
        return Signing.by(
                journey.contoso().application().certificates().active().privateKey());
    }
}
