package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Case.sends;

import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.entra.saml.SigningOption;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What was signed is still there, and something else is to be read: nobody gets in as somebody else. */
class WrappingCasesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    @TestFactory
    @Tag("A1")
    Stream<DynamicTest> aSignatureThatIsWrapped() {
        return trials.refuse(Stream.of(Wrapping.values())
                .flatMap(wrapping -> Stream.of(wrapped(wrapping, false), wrapped(wrapping, true)))
                .toList());
    }

    private static Case wrapped(Wrapping wrapping, boolean sameId) {
        SigningOption signing = wrapping.ofResponse() ? SigningOption.RESPONSE_AND_ASSERTION : SigningOption.ASSERTION;
        return new Case(
                wrapping + (sameId ? ", the same id twice" : ""),
                List.of(
                        "signature_invalid",
                        "signature_missing",
                        "signature_unreadable",
                        "assertion_repeated",
                        "response_unreadable"),
                draft -> draft.signing(signing).afterSigning(wrapping.with(sameId)));
    }

    @TestFactory
    @Tag("A6")
    Stream<DynamicTest> aSecondAssertionWithoutSignature() {
        return trials.refuse(
                sends(
                        "after the signed one",
                        "assertion_repeated",
                        tampered(document -> document.getDocumentElement().appendChild(unsigned(document)))),
                sends("in Extensions", "assertion_repeated", tampered(document -> {
                    Element extensions = Markup.protocol(document, "Extensions");
                    extensions.appendChild(unsigned(document));
                    Element status = Markup.first(document, "Status");
                    status.getParentNode().insertBefore(extensions, status);
                })),
                sends("in StatusDetail", "assertion_repeated", tampered(document -> {
                    Element detail = Markup.protocol(document, "StatusDetail");
                    detail.appendChild(unsigned(document));
                    Markup.first(document, "Status").appendChild(detail);
                })),
                sends("in Advice", "assertion_repeated", tampered(document -> {
                    Element advice = Markup.assertion(document, "Advice");
                    advice.appendChild(unsigned(document));
                    Markup.assertionIn(document.getDocumentElement()).appendChild(advice);
                })));
    }

    @TestFactory
    @Tag("A7")
    Stream<DynamicTest> aSecondAssertionThatIsSignedToo() {
        return trials.refuse(sends("both signed by the customer", "assertion_repeated", tampered(document -> {
            Element second = unsigned(document);
            document.getDocumentElement().appendChild(second);
            Signing.by(key().privateKey()).sign(second);
        })));
    }

    @TestFactory
    @Tag("A14")
    Stream<DynamicTest> aChangeAfterSigning() {
        return trials.refuse(
                sends(
                        "another NameID",
                        "signature_invalid",
                        tampered(document -> Markup.first(document, "NameID").setTextContent(Markup.VICTIM))),
                sends(
                        "another object id",
                        "signature_invalid",
                        tampered(document -> Markup.forge(Markup.assertionIn(document.getDocumentElement())))),
                sends(
                        "a longer lifetime",
                        "signature_invalid",
                        tampered(document -> Markup.first(document, "Conditions")
                                .setAttribute("NotOnOrAfter", "2099-01-01T00:00:00Z"))),
                sends("a subject outside of what is signed", "response_unreadable", tampered(document -> {
                    Element outside = Markup.copy(Markup.first(document, "Subject"));
                    document.getDocumentElement().appendChild(outside);
                    Markup.first(document, "Subject").getParentNode().removeChild(Markup.first(document, "Subject"));
                })));
    }

    /** The control of all that is signed here by hand. */
    @Test
    void whatIsSignedByHandAsEntraDoesIsTaken() {
        trials.takeInChromium(draft -> draft.signing(SigningOption.NONE)
                .afterSigning(Signing.by(key().privateKey()).assertion()));
    }

    /** Of somebody else, with an id of its own. */
    private static Element unsigned(Document document) {
        Element forged = Markup.copy(Markup.assertionIn(document.getDocumentElement()));
        forged.removeChild(Markup.signatureOf(forged));
        forged.setAttribute("ID", "_forged");
        Markup.forge(forged);
        return forged;
    }

    private static Consumer<ResponseDraft> tampered(Consumer<Document> change) {
        return draft -> draft.afterSigning(change);
    }

    private SigningCertificate key() {
        return journey.contoso().application().certificates().active();
    }
}
