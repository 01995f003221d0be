package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PastedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\u00A0", "\uFEFF", "\u00AD", "\"\"", "<>", "“ ”", "&nbsp;", "&#8203;"})
    void nothingIsLeftOfNothing(String pasted) {
        assertThat(PastedText.line(pasted)).isNull();
        assertThat(PastedText.name(pasted)).isNull();
        assertThat(PastedText.url(pasted)).isNull();
        assertThat(PastedText.word(pasted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "rundiffusion.com",
                "urn:contoso:sso",
                "https://a.example/?b=c&d=e",
                "https://a.example/?copy=1&lt=2",
                "https://a.example/(b)",
                "https://a.example/[b]",
                "a < b",
                "1.",
                "Identifier",
                "Login URL"
            })
    void aValueWithNothingAroundItStaysAsItIs(String value) {
        assertThat(PastedText.name(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://a.example/?b=c&amp;d=e | https://a.example/?b=c&d=e",
                "https://a.example/?b=c&amp;amp;d=e | https://a.example/?b=c&d=e",
                "https://a.example/&#x3F;b=c | https://a.example/?b=c",
                "https://a.example/?a&unknown;b | https://a.example/?a&unknown;b",
                "<<\"https://a.example/\">>, | https://a.example/",
                "<a href=x | a href=x",
                "a  \u2003 b | a b",
                "[https://a.example/](https://a.example/) | https://a.example/",
                "[here](https://a.example/) | https://a.example/",
                "here <https://a.example/> | https://a.example/",
                "[it@a.example](mailto:it@a.example) | it@a.example",
                "Login URL = https://a.example/ | https://a.example/",
                "https://a.example/. | https://a.example/",
                "https://a.example/... | https://a.example/...",
                "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=1 |"
                        + " https://a.example/",
                "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F%0Ab%E2%80%8B |"
                        + " https://a.example/ b",
                "https://nam02.safelinks.protection.outlook.com/?url=%zz&data=1 |"
                        + " https://nam02.safelinks.protection.outlook.com/?url=%zz&data=1",
                "https://evil.example/?url=https%3A%2F%2Fa.example%2F |"
                        + " https://evil.example/?url=https%3A%2F%2Fa.example%2F"
            })
    void whatGotAroundAValueIsRemoved(String pasted, String value) {
        assertThat(PastedText.line(pasted)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/b c,https://a.example/bc",
        "HTTPS://a.exa mple/b,HTTPS://a.example/b",
        "see https://a.example/b c,see https://a.example/b c"
    })
    void aBrokenUrlIsPutTogether(String pasted, String url) {
        assertThat(PastedText.url(pasted)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contoso Ltd.", "Contoso, Inc.", "Login URL: Contoso", "Contoso (UK)"})
    void aNameKeepsWhatBelongsToIt(String name) {
        assertThat(PastedText.name(" \"" + name + "\"")).isEqualTo(name);
    }
}
