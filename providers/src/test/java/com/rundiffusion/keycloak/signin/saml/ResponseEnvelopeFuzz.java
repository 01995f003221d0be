package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URLS;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.rejection.Rejection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that should be a response: whatever they are, the answer is a verdict and never an exception. */
@ExtendWith(Finding.class)
final class ResponseEnvelopeFuzz {

    static Stream<byte[]> responses() {
        return Stream.of(TestSignatures.signedResponse(), TestAssertions.response())
                .map(TestAssertions::bytes);
    }

    @MethodSource("responses")
    @DictionaryEntries({
        "<!--",
        "-->",
        "<?a?>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#x0;",
        "&#65;",
        "xmlns=\"",
        "xmlns:a=\"",
        "<Issuer>",
        "</Issuer>",
        "<samlp:Extensions>",
        "</samlp:Extensions>",
        "<Advice>",
        "</Advice>",
        "xsi:nil=\"true\""
    })
    @FuzzTest(maxExecutions = 5_000)
    void theDoorAndTheRoomReadTheSameIssuer(byte[] xml) {
        Optional<UnverifiedResponse> door = UnverifiedResponse.read(xml);
        Optional<ResponseEnvelope> room = ResponseEnvelope.parse(xml);

        door.map(UnverifiedResponse::issuer)
                .ifPresent(issuer -> assertThat(issuer.length()).isLessThanOrEqualTo(xml.length));
        room.ifPresent(envelope -> {
            envelope.assertionId();
            if (fault(envelope).isEmpty()) {
                assertThat(door.orElseThrow().issuer())
                        .isEqualTo(envelope.response().getIssuer().getValue())
                        .isEqualTo(envelope.assertion().issuer().orElseThrow());
            }
        });
    }

    /** In the order in which the endpoint asks, but for the signature. */
    private static Optional<Rejection> fault(ResponseEnvelope envelope) {
        return envelope.fault(REPLY_URLS)
                .or(() -> new AssertionChecks(envelope.assertion(), expectation(), envelope.destination(), NOW).fault())
                .or(() -> envelope.mismatch(expectation()));
    }
}
