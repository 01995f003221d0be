package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.machine.LiveHeap;
import com.rundiffusion.keycloak.testkit.security.Flood;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** B13 and B15: what costs more to read than to send is refused, and leaves nothing behind. */
class FloodCasesTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;

    /** What the gateway passes on, less the names of the fields and the RelayState. */
    private static final int MEGABYTE = (1 << 20) - 1000;

    private static final int AT_ONCE = 100;
    private static final int WARM_UP = 10;
    private static final int OF_EACH = 50;
    private static final int MEGABYTES_OF_NOISE = 32;

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest(name = "B15: {0}")
    @CsvSource({
        "NESTED_AS_READ, response_unreadable",
        "BESIDE_AS_READ, response_unreadable",
        "SIGNED_AS_READ, signature_invalid",
        "EMPTY_SIGNATURES_AS_READ, signature_invalid"
    })
    void eachIsRefused(Flood flood, String code) {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        refuses(code, answer, flood.of(answer.draft()));
    }

    /** The control of all that are just read. */
    @Test
    void aResponseOfTheLargestSizeIsTaken() {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        String good = answer.draft().toXml();
        String largest = Flood.asManyAsRead(length -> good + " ".repeat(length));
        assertThat(Flood.sizeInForm(largest)).isGreaterThan(126 << 10);

        journey.post(ARRIVAL, form(answer, Flood.base64(largest)));

        journey.app().awaitSignedIn();
    }

    @Test
    void aMegabyteIsRefused() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        refuses("request_too_large", answer, "A".repeat(MEGABYTE));
    }

    /** By the gateway, with a page of its own; and where somebody gets past it. */
    @ParameterizedTest(name = "B15: {0}")
    @EnumSource(
            value = Flood.class,
            names = {"NESTED", "SIGNED"})
    void whatIsLargerDoesNotComeAsFarAsKeycloak(Flood flood) {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        WaitingSignIn signIn = WaitingSignIn.on(journey);
        Attempt attempt = Attempt.on(journey);
        List<JsonNode> before = journey.events().newest();

        journey.browser().post(ARRIVAL, form(answer, flood.of(answer.draft())));

        assertThat(journey.browser().arrival().title()).contains("Too large");
        assertThat(journey.events().since(before)).isEmpty();
        assertThat(signIn.post(signIn.form(flood.of(signIn.good()))).code()).contains("request_too_large");
        attempt.changedNothing();
    }

    /** As the redirect binding would carry it: nobody inflates it. */
    @Test
    void aDeflatedMessageInAFormIsRefused() {
        Journey.Answer answer = journey.browser().answer(APP, journey.contoso(), Person.MEMBER);
        refuses(
                "response_unreadable",
                answer,
                Compressed.message(Flood.nested(answer.draft().toXml(), MEGABYTE)));
    }

    @Test
    void theRedirectBindingIsClosedWhateverItCarries() {
        WaitingSignIn signIn = WaitingSignIn.on(journey);
        Attempt attempt = Attempt.on(journey);

        WaitingSignIn.Answer answer =
                signIn.get(signIn.form(Compressed.message(signIn.good().toXml() + " ".repeat(10 * MEGABYTE))));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).contains("binding_unsupported");
        attempt.changedNothing();
    }

    /** It is read as it comes, so it cannot grow, and a good form is none when it is compressed. */
    @Test
    void aCompressedBodyIsNotInflated() {
        WaitingSignIn signIn = WaitingSignIn.on(journey);
        Attempt attempt = Attempt.on(journey);
        byte[] good = signIn.form(signIn.good().toBase64());

        for (byte[] body : List.of(good, new byte[100 * MEGABYTE])) {
            WaitingSignIn.Answer answer = signIn.post(Compressed.body(body), Map.of("Content-Encoding", "gzip"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).contains("response_missing");
        }

        attempt.changedNothing();
        assertThat(signIn.post(good).status()).isEqualTo(302);
    }

    @Test
    void sixtyThousandFieldsAreRefused() {
        WaitingSignIn signIn = WaitingSignIn.on(journey);
        Attempt attempt = Attempt.on(journey);
        byte[] good = signIn.form(signIn.good().toBase64());
        String fields = "a&".repeat(60_000) + new String(good, StandardCharsets.US_ASCII);

        assertThat(signIn.post(fields.getBytes(StandardCharsets.US_ASCII)).code())
                .contains("response_missing");

        attempt.changedNothing();
        assertThat(signIn.post(good).status()).isEqualTo(302);
    }

    @Test
    void aRelayStateOfAHundredKilobytesIsRefused() {
        WaitingSignIn signIn = WaitingSignIn.on(journey);
        Attempt attempt = Attempt.on(journey);
        String good = signIn.good().toBase64();

        for (String start : List.of("", "a.", "a.b.", "a.b.c.", signIn.relayState() + ".")) {
            assertThat(signIn.post(WaitingSignIn.form(good, start + "x".repeat(100_000)))
                            .code())
                    .contains("response_unsolicited");
        }

        attempt.changedNothing();
        assertThat(signIn.post(signIn.form(good)).status()).isEqualTo(302);
    }

    /** Of those that pass the gateway. */
    @Test
    void aHundredOfTheLargestBodiesAtOnceAreRefused() {
        WaitingSignIn signIn = WaitingSignIn.on(journey);
        Attempt attempt = Attempt.on(journey);
        byte[] form = signIn.form("A".repeat(MEGABYTE));

        List<CompletableFuture<WaitingSignIn.Answer>> answers =
                IntStream.range(0, AT_ONCE).mapToObj(i -> signIn.posting(form)).toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().code()).contains("request_too_large"));
        attempt.changedNothing();
    }

    @Test
    @Tag("long")
    void aFloodLeavesNothingInMemory() {
        flood(WARM_UP);
        long before = LiveHeap.megabytes(journey.keycloak().processId());

        flood(OF_EACH);

        assertThat(LiveHeap.megabytes(journey.keycloak().processId())).isLessThan(before + MEGABYTES_OF_NOISE);
    }

    private void flood(int ofEach) {
        for (Flood flood : Flood.values()) {
            for (int i = 0; i < ofEach; i++) {
                WaitingSignIn signIn = WaitingSignIn.on(journey);
                assertThat(signIn.post(signIn.form(flood.of(signIn.good()))).code())
                        .isPresent();
            }
        }
    }

    private void refuses(String code, Journey.Answer answer, String response) {
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, form(answer, response));
        attempt.isRefused("contoso", code);
    }

    private static Map<String, String> form(Journey.Answer answer, String response) {
        return Map.of("SAMLResponse", response, "RelayState", answer.request().relayState());
    }
}
