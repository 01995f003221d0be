package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.ASSERTION;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URLS;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.bytes;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A good response, changed at will: what is still believed names us, the request, the enterprise and one person wherever a
 * second reader could look. The signature counts as good, as if Entra itself had written the change.
 */
@ExtendWith(Finding.class)
final class AssertionChecksFuzz {

    private static final Document GOOD = TestSignatures.signedResponse();
    private static final int MOST_CHANGES = 4;

    @FuzzTest(maxExecutions = 2_000)
    void whatIsBelievedSaysNothingElseAnywhere(FuzzedDataProvider choice) {
        Document response = (Document) GOOD.cloneNode(true);
        for (int changes = choice.consumeInt(0, MOST_CHANGES); changes > 0; changes--) {
            new ResponseChange(choice, response).make();
        }
        ResponseEnvelope.parse(bytes(response))
                .filter(AssertionChecksFuzz::isBelieved)
                .ifPresent(AssertionChecksFuzz::assertSaysNothingElse);
    }

    private static boolean isBelieved(ResponseEnvelope envelope) {
        return envelope.fault(REPLY_URLS)
                .or(() -> new AssertionChecks(envelope.assertion(), expectation(), envelope.destination(), NOW).fault())
                .or(() -> envelope.mismatch(expectation()))
                .isEmpty();
    }

    private static void assertSaysNothingElse(ResponseEnvelope envelope) {
        Element root = envelope.document().getSamlDocument().getDocumentElement();
        Element assertion = below(root, "Assertion").findFirst().orElseThrow();

        assertThat(texts(below(root, "Issuer"))).containsOnly(TestAssertions.ISSUER);
        assertThat(texts(below(assertion, "Issuer"))).containsOnly(TestAssertions.ISSUER);
        assertThat(below(assertion, "Conditions", "AudienceRestriction"))
                .isNotEmpty()
                .allSatisfy(restriction -> assertThat(texts(below(restriction, "Audience")))
                        .containsAnyOf(TestAssertions.IDENTIFIER, "spn:" + TestAssertions.IDENTIFIER));
        assertThat(below(assertion, "Subject", "SubjectConfirmation")
                        .filter(confirmation ->
                                confirmation.getAttribute("Method").endsWith(":bearer"))
                        .flatMap(confirmation -> below(confirmation, "SubjectConfirmationData")))
                .hasSize(1)
                .allSatisfy(data -> {
                    assertThat(data.getAttribute("Recipient")).isEqualTo(envelope.destination());
                    assertThat(data.getAttribute("InResponseTo")).isEqualTo(TestAssertions.REQUEST);
                });
        assertThat(texts(below(assertion, "Subject", "NameID")))
                .containsExactly(envelope.assertion().nameId().orElseThrow());
        assertThat(claims(assertion, EntraClaims.TENANT_ID))
                .isNotEmpty()
                .allSatisfy(tenant -> assertThat(tenant.trim()).isEqualToIgnoringCase(TestAssertions.TENANT));
        assertThat(claims(assertion, EntraClaims.OBJECT_ID))
                .containsExactlyElementsOf(envelope.assertion().values(EntraClaims.OBJECT_ID))
                .hasSize(1);
    }

    private static List<String> claims(Element assertion, String name) {
        return texts(below(assertion, "AttributeStatement", "Attribute")
                .filter(attribute -> attribute.getAttribute("Name").equals(name))
                .flatMap(attribute -> below(attribute, "AttributeValue")));
    }

    /** Keycloak's parser leaves out white space around a text. */
    private static List<String> texts(Stream<Element> elements) {
        return elements.map(Element::getTextContent).map(String::trim).toList();
    }

    /** Step by step, as XPath would. */
    private static Stream<Element> below(Element from, String... path) {
        Stream<Element> found = Stream.of(from);
        for (String name : path) {
            found = found.flatMap(parent -> ResponseChange.children(parent, ASSERTION, name).stream());
        }
        return found;
    }
}
