package com.rundiffusion.keycloak.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PastedErrorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AADSTS50105",
                "aadsts50105",
                " 50105 ",
                "AADSTS: 50105",
                "Sorry, but we're having trouble signing you in.\nAADSTS50105: Your administrator has configured the application",
                "Message: AADSTS50105: The signed-in user 'ada@contoso.example' is not assigned. Trace ID: 12345678"
            })
    void theCodeIsFoundInWhateverWasCopied(String pasted) {
        assertThat(PastedError.code(pasted)).contains(50105);
    }

    /** Entra wraps one error in another. */
    @Test
    void aCodeThatWeKnowIsPreferred() {
        assertThat(PastedError.code("AADSTS7500522 at first, then AADSTS50011")).contains(50011);
        assertThat(PastedError.code("AADSTS7500522 alone")).contains(7500522);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no code", "AADSTS", "AADSTS1", "AADSTS12345678", "Trace ID: 50105abc", "0050105"})
    void aTextWithoutACodeHasNone(String pasted) {
        assertThat(PastedError.code(pasted)).isEmpty();
    }

    @Test
    void aVeryLongTextIsReadInItsBeginning() {
        assertThat(PastedError.code("AADSTS50105 " + "x ".repeat(1_000_000))).contains(50105);
    }
}
