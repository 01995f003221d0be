package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
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
                "https://filter.example/?d=1&target=https%3A%2F%2Fa.example%2F&k=2 | https://a.example/",
                "https://filter.example/v9/https%3A%2F%2Fa.example%2Fb/k | https://a.example/b",
                "https://filter.example/ck/a?p=1&u=a1aHR0cHM6Ly9hLmV4YW1wbGUvYg&ntb=1 | https://a.example/b",
                "https://filter.example/?u=aHR0c | https://filter.example/?u=aHR0c",
                "https://a.example/?next=https%3A%2F%2FA.example%2Fb | https://a.example/?next=https%3A%2F%2FA.example%2Fb",
                "https://a.example/saml2?SAMLRequest=x&RelayState=https%3A%2F%2Fb.example%2F |"
                        + " https://a.example/saml2?SAMLRequest=x&RelayState=https%3A%2F%2Fb.example%2F",
                "https://www.google.com/url?q=https://a.example/?autoLoginSsoProvider=b&sa=D |"
                        + " https://a.example/?autoLoginSsoProvider=b",
                "https://urldefense.com/v3/__https://a.example/?autoLoginSsoProvider=b__;!!x |"
                        + " https://a.example/?autoLoginSsoProvider=b",
                "https://protect.checkpoint.com/v2/r05/___https://a.example/?autoLoginSsoProvider=b___.Y |"
                        + " https://a.example/?autoLoginSsoProvider=b",
                "https://a.example/?next=https%3A%2F%2Fb.example%2F&autoLoginSsoProvider=b |"
                        + " https://a.example/?next=https%3A%2F%2Fb.example%2F&autoLoginSsoProvider=b",
                "https://a.example/authorize?redirect_uri=https%3A%2F%2Fb.example%2F |"
                        + " https://a.example/authorize?redirect_uri=https%3A%2F%2Fb.example%2F",
                "https://secure-web.cisco.com/1aB_c/https%3A%2F%2Fa.example%2Fb%3Fc%3D1 | https://a.example/b?c=1",
                "https://protect.checkpoint.com/v2/r05/___https://a.example/b___.YXBzMTp | https://a.example/b",
                "https://protect.checkpoint.com/v2/___https:/a.example/b___.YXBzMTp | https://a.example/b",
                "https://eu-central-1.protection.sophos.com/?d=a.example&u=aHR0cHM6Ly9hLmV4YW1wbGUvYg==&i=x |"
                        + " https://a.example/b",
                "https://urldefense.us/v3/__https://a.example/b__;!!x | https://a.example/b",
                "[https://a.example/2b5c...](https://a.example/2b5c/saml2) | https://a.example/2b5c/saml2",
                "<a href='https://a.example/2b5c/saml2'>a.example/2b5c</a> | https://a.example/2b5c/saml2",
                "*rundiffusion.com* | rundiffusion.com",
                "**rundiffusion.com** | rundiffusion.com",
                "(rundiffusion.com) | rundiffusion.com",
                "mu\u0308ller | müller"
            })
    void whatGotAroundAValueIsRemoved(String pasted, String value) {
        assertThat(PastedText.line(pasted)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/b c,https://a.example/bc",
        "HTTPS://a.exa mple/b,HTTPS://a.example/b",
        "see https://a.example/b c,https://a.example/bc",
        "Sign-on URL: https://a.example/b,https://a.example/b",
        "Anmelde-URL: https://a.example/b,https://a.example/b",
        "URL de connexion : https://a.example/b,https://a.example/b",
        "Login URL：https://a.example/b,https://a.example/b",
        "• https://a.example/b,https://a.example/b",
        "- Login URL: https://a.example/b,https://a.example/b",
        "**Login URL:** https://a.example/b,https://a.example/b",
        "**Login URL: https://a.example/b**,https://a.example/b",
        "Login URL: *https://a.example/b*,https://a.example/b",
        "(https://a.example/b),https://a.example/b",
        "one https://a.example/ two https://b.example/,one https://a.example/ two https://b.example/"
    })
    void aBrokenUrlIsPutTogether(String pasted, String url) {
        assertThat(PastedText.url(pasted)).isEqualTo(url);
    }

    /** Anybody may send such to the sign-in page. Each would take minutes if the time grew with the cube of the length. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a ",
                "href=http:",
                "<a href=http:",
                "[a](http:",
                "](http: \"",
                "[a|http:",
                "<http:|",
                "http://",
                "*",
                "**a",
                "(a",
                "Login URL: ",
                "&amp;",
                "https://a.safelinks.protection.outlook.com/?url=&",
                "https://urldefense.com/v3/__",
                "https://a.example/v2/___https:/",
                "https://a.example/https%3A%2F%2F",
                "https://a.example/?u=http-3A__",
                "https://a.example/?u=aHR0cHM6Ly9",
                "https://a.example/?url=https:/"
            })
    void aLongTextIsReadInNoTime(String repeated) {
        String much = repeated.repeat((1 << 13) / repeated.length());
        for (String text : List.of(much, "<a " + much, "[" + much, "https://a.example/" + much)) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                PastedText.line(text);
                PastedText.url(text);
                PastedText.word(text);
                PastedText.isNothing(text);
                EmailAddress.typed(text);
                EmailDomain.typed(text);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contoso Ltd.", "Contoso, Inc.", "Login URL: Contoso", "Contoso (UK)"})
    void aNameKeepsWhatBelongsToIt(String name) {
        assertThat(PastedText.name(" \"" + name + "\"")).isEqualTo(name);
    }
}
