package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** A value with whatever mail and chat programs put around it. */
@ExtendWith(Finding.class)
final class PastedTextFuzz {

    private static final String TENANT = "11111111-2222-4333-8444-555555555555";

    static Stream<byte[]> values() {
        return Stream.of(
                        "rundiffusion.com",
                        "Login URL: <https://login.microsoftonline.com/" + TENANT + "/saml2>.",
                        "[https://sts.windows.net/" + TENANT + "/](https://sts.windows.net/" + TENANT + "/)",
                        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fsts.windows.net%2F&amp;data=x",
                        "Ada Lovelace <mailto:ada@contoso.com>",
                        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fsts.windows.net%0a%e2%80%8b",
                        "&ldquo;&#x200b;&amp;amp;lt;&#1114111;",
                        "https://[::1]:443/{tenant}/saml2")
                .map(value -> value.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("values")
    @DictionaryEntries({
        "https://a.safelinks.protection.outlook.com/?url=",
        "%0a",
        "%00",
        "%e2%80%ae",
        "&amp;",
        "&#10;",
        "&#x202e;",
        "&nbsp;",
        "[",
        "](https:",
        ")",
        " <https:",
        ">",
        "mailto:",
        "Identifier: ",
        "Login URL "
    })
    @FuzzTest(maxExecutions = 60_000)
    void whatIsLeftIsOneLineOfWhatWasThere(byte[] pasted) {
        String text = new String(pasted, StandardCharsets.UTF_8);

        for (String left : new String[] {
            PastedText.line(text),
            PastedText.url(text),
            PastedText.name(text),
            PastedText.word(text).orElse(null)
        }) {
            if (left != null) {
                assertThat(left).isNotEmpty().hasSizeLessThanOrEqualTo(text.length());
                assertThat(left.codePoints()).noneMatch(PastedTextFuzz::breaksOrHides);
            }
        }
    }

    private static boolean breaksOrHides(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> character == '\r' || character == '\n';
        };
    }
}
