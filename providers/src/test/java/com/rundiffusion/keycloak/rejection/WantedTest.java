package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WantedTest {

    @ParameterizedTest
    @EnumSource(Wanted.class)
    void aPhraseIsReadBackWithItsValue(Wanted wanted) {
        boolean hasValue = wanted.toString().contains("{0}");
        assertThat(Wanted.read(wanted.of("a.example, b.example")))
                .contains(new Wanted.Phrase(wanted, hasValue ? "a.example, b.example" : null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rundiffusion.com",
                "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                "1",
                "HTTP-POST",
                "at most",
                "an address in ",
                "an active enterprise of another version"
            })
    void aValueStaysOne(String value) {
        assertThat(Wanted.read(value)).isEmpty();
    }

    @Test
    void whatARefusalWantedIsShownAsPhrase() {
        Rejection rejection = RejectionCode.ENTERPRISE_UNAVAILABLE.rejection(Wanted.ACTIVE_ENTERPRISE, null);
        assertThat(rejection.expected()).isEqualTo("an active enterprise");
        assertThat(RejectionCode.ENTERPRISE_MISMATCH.rejection(null, null).expected())
                .isEqualTo("(none)");
    }
}
