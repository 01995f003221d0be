package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URL;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.element;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the checks make of a good assertion with one change. */
final class Believed {

    private Believed() {}

    static void drop(Element element) {
        element.getParentNode().removeChild(element);
    }

    static void assertBelieved(Consumer<Document> change) {
        assertThat(fault(change, NOW)).isEmpty();
    }

    static void assertRefused(RejectionCode code, Consumer<Document> change) {
        assertThat(fault(change, NOW)).contains(code);
    }

    static Optional<RejectionCode> fault(Consumer<Document> change, Instant now) {
        Document signed = response();
        change.accept(signed);
        return new AssertionChecks(assertion(signed), expectation(), REPLY_URL, now)
                .fault()
                .map(Rejection::code);
    }

    static EntraAssertion assertion(Document response) {
        return ResponseEnvelope.parse(TestAssertions.bytes(response))
                .orElseThrow()
                .assertion();
    }
}
