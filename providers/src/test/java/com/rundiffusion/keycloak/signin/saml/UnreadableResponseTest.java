package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.PROTOCOL;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URLS;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.bytes;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static com.rundiffusion.keycloak.signin.saml.TestSignatures.signedResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What cannot be one response, or not one for sure, is not read at all. */
final class UnreadableResponseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "{\"kind\":\"json\"}",
                "<Response/>",
                "<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'>",
                "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_1' Version='2.0'"
                        + " IssueInstant='2026-03-02T09:30:00Z'/>",
                "<samlp:LogoutResponse xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' ID='_1' Version='2.0'"
                        + " IssueInstant='2026-03-02T09:30:00Z'/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
                        + "<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'>&b;</samlp:Response>"
            })
    void whatIsNoResponseIsNotRead(String text) {
        assertThat(ResponseEnvelope.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IssueInstant", "NotBefore", "NotOnOrAfter", "AuthnInstant"})
    void aTimeThatIsNoneMakesAResponseUnreadable(String attribute) {
        assertThat(parse(response -> everywhere(response, attribute, "tomorrow")))
                .isEmpty();
        assertThat(parse(response -> everywhere(response, attribute, "2026-03-02T09:30:00Z")))
                .isPresent();
    }

    private static void everywhere(Document response, String attribute, String value) {
        for (String holder :
                new String[] {"Response", "Assertion", "Conditions", "SubjectConfirmationData", "AuthnStatement"}) {
            if (element(response, holder).hasAttribute(attribute)) {
                element(response, holder).setAttribute(attribute, value);
            }
        }
    }

    /** Whatever bytes come, the answer is a refusal and never an exception: that would be a 500. */
    @Test
    void noGarbledResponseThrows() {
        byte[] good = bytes(signedResponse());
        Random random = new Random(20260302);
        for (int round = 0; round < 3_000; round++) {
            byte[] garbled = good.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> everyCheck(garbled)).doesNotThrowAnyException();
        }
    }

    private static void everyCheck(byte[] xml) {
        ResponseEnvelope.parse(xml)
                .filter(envelope -> envelope.fault(REPLY_URLS).isEmpty())
                .ifPresent(envelope -> {
                    new AssertionChecks(envelope.assertion(), expectation(), envelope.destination(), TestAssertions.NOW)
                            .fault();
                    envelope.mismatch(expectation());
                });
    }

    @Test
    void twoHundredThousandNestedElementsAreNotRead() {
        String open = "<a>".repeat(200_000);
        String nested = "<samlp:Response xmlns:samlp='" + PROTOCOL + "'>" + open + "</samlp:Response>";

        assertThat(ResponseEnvelope.parse(nested.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Issuer", "Subject", "NameID", "SubjectConfirmationData", "Conditions"})
    void aResponseThatSaysTwiceWhatMayBeSaidOnceIsNotRead(String name) {
        assertThat(parse(unchanged -> {})).isPresent();
        assertThat(parse(response -> {
                    Element one = element(response, name);
                    one.getParentNode().insertBefore(one.cloneNode(true), one);
                }))
                .isEmpty();
    }

    private static Optional<ResponseEnvelope> parse(Consumer<Document> change) {
        Document response = signedResponse();
        change.accept(response);
        return ResponseEnvelope.parse(bytes(response));
    }
}
