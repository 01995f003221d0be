package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands at the Logout URL: anybody may send anything, and one who wants may make any browser do so. */
@ExtendWith(Finding.class)
final class LogoutMessageFuzz {

    private static final List<PublicKey> KEYS = List.of(TestSignatures.KEYS.getPublic());
    private static final String GOOD = TestLogouts.query(TestLogouts.request());
    private static final String GOOD_ANSWER = TestLogouts.query(TestLogouts.answer(), "state");

    static Stream<byte[]> queries() {
        return Stream.of(
                        GOOD,
                        GOOD_ANSWER,
                        GOOD + "&RelayState=a",
                        GOOD.replace("%2b", "%2B"),
                        TestLogouts.message(TestLogouts.request()),
                        TestLogouts.message("<a/>"),
                        "SAMLRequest=AA==&SigAlg=a&Signature=AA==",
                        "a=b&".repeat(40) + GOOD,
                        TestLogouts.request(),
                        TestLogouts.answer())
                .map(query -> query.getBytes(StandardCharsets.UTF_8));
    }

    /** Two of the seeds are signed, so what is believed is one of them, whatever stands around it. */
    @MethodSource("queries")
    @DictionaryEntries({
        "SAMLRequest=",
        "&SAMLRequest=",
        "SAMLResponse=",
        "&RelayState=",
        "&Signature=",
        "&SigAlg=",
        "%2b",
        "%00"
    })
    @FuzzTest(maxExecutions = 30_000)
    void whatDoesNotVerifyEndsNothing(byte[] raw) {
        LogoutMessage.read(raw).ifPresent(LogoutMessageFuzz::assertComplete);
        Optional<RedirectQuery> query = RedirectQuery.of(new String(raw, StandardCharsets.UTF_8));

        query.flatMap(RedirectQuery::message)
                .filter(message -> isBelieved(query.orElseThrow(), message))
                .ifPresent(message -> assertThat(message).isIn(said(GOOD), said(GOOD_ANSWER)));
    }

    private static void assertComplete(LogoutMessage message) {
        assertThat(message.id()).isNotBlank();
        assertThat(message.issuer()).isNotBlank();
        assertThat(message.issuedAt()).isNotNull();
        assertThat(message.isAnswer() ? message.inResponseTo() : message.sessionIndex())
                .isNotBlank();
        message.tenant();
    }

    private static boolean isBelieved(RedirectQuery query, LogoutMessage message) {
        return new LogoutChecks(query, message, TestLogouts.ADDRESS, Duration.ofSeconds(60), NOW)
                .fault(KEYS)
                .isEmpty();
    }

    private static LogoutMessage said(String query) {
        return RedirectQuery.of(query).orElseThrow().message().orElseThrow();
    }
}
