package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RejectionTest {

    @Test
    void aRefusalSaysWhatWasWantedAndWhatCame() {
        Rejection rejection = RejectionCode.ISSUER_MISMATCH.rejection("ours", "theirs");

        assertThat(rejection).isEqualTo(new Rejection(RejectionCode.ISSUER_MISMATCH, "ours", "theirs"));
    }

    @Test
    void whatIsNotThereIsSaidInWords() {
        Rejection rejection = RejectionCode.ENTERPRISE_MISMATCH.rejection(null, null);

        assertThat(rejection.expected()).isEqualTo("(none)");
        assertThat(rejection.actual()).isEqualTo("(absent)");
    }

    @Test
    void aRefusalMayHaveNoValues() {
        assertThat(RejectionCode.RESPONSE_MISSING.rejection())
                .isEqualTo(new Rejection(RejectionCode.RESPONSE_MISSING, null, null));
    }

    @Test
    void aValueOf255CharactersStaysAndALongerOneIsCut() {
        assertThat(actual("a".repeat(255))).isEqualTo("a".repeat(255));
        assertThat(actual("a".repeat(256))).hasSize(255).endsWith("a…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\0", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b"})
    void noValueForgesALineOrHidesText(String character) {
        assertThat(actual("one" + character + "two")).isEqualTo("one two");
    }

    @ParameterizedTest
    @EnumSource(RejectionCode.class)
    void everyRefusalIsAClientError(RejectionCode code) {
        assertThat(code.status().getStatusCode()).isBetween(400, 499);
        assertThat(code.key()).matches("[a-z0-9_]+");
        assertThat(code.fixer()).isNotNull();
    }

    private static String actual(String value) {
        return RejectionCode.ISSUER_MISMATCH.rejection("ours", value).actual();
    }
}
