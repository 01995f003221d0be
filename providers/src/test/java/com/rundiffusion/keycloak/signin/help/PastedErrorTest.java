package com.rundiffusion.keycloak.signin.help;

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
                "Sorry, but we're having trouble signing you in.\n"
                        + "AADSTS50105: Your administrator has configured the application",
                "50105.",
                "(50105)",
                "Error 50105",
                "AADSTS\u00a050105",
                "AADSTS\u200b50105",
                "ＡＡＤＳＴＳ５０１０５",
                "５０１０５",
                "AADSTS50105:The signed-in user",
                "AADTS50105",
                "AADSTS5O105",
                "AASTS 50105",
                "Error Code: 50105\nRequest Id: 5b0c53f0-1234-4444-8888-500330000000\nTimestamp: 2026-11-29T01:31:45Z",
                "Message: AADSTS50105: The signed-in user 'ada@contoso.example' is not assigned. Trace ID: 12345678"
            })
    void theCodeIsFoundInWhateverWasCopied(String pasted) {
        assertThat(PastedError.code(pasted)).contains(50105);
    }

    /** Microsoft's second layout names the number alone, each time in the language of the page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error Code: 53003",
                "Fehlercode: 53003",
                "Code d'erreur : 53003",
                "Código de error: 53003",
                "Código do erro: 53003",
                "エラー コード: 53003",
                "エラー コード：５３００３",
                "错误代码: 53003",
                "Codice errore: 53003",
                "Foutcode: 53003",
                "Код ошибки: 53003",
                "Error Code:\u00a053003"
            })
    void theNumberOfASecondLayoutIsFoundInAnyLanguage(String line) {
        String page = """
            You cannot access this right now
            Your sign-in was successful but does not meet the criteria to access this resource.
            %s
            Request Id: 0a53003b-50105-4444-8888-500330000000
            Correlation Id: 11111111-2222-4333-8444-555555555555
            Timestamp: 2026-11-29T01:31:45.500Z
            App name: RunDiffusion
            IP address: 203.0.113.53003
            Device identifier: Not available
            Device platform: Windows 10.0.19045
            Device state: Unregistered
            """;
        assertThat(PastedError.code(page.formatted(line))).contains(53003);
        assertThat(PastedError.code(page.formatted(""))).isEmpty();
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
