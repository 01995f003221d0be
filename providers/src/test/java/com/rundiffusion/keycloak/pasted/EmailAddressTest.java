package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@contoso.example, ada@contoso.example",
        "Ada@Contoso.EXAMPLE, ada@contoso.example",
        "a@b.cd, a@b.cd",
        "ada+news@mail.contoso.example, ada+news@mail.contoso.example",
        "o''hara@contoso.example, o''hara@contoso.example",
        "ada@xn--mnchen-3ya.example, ada@xn--mnchen-3ya.example",
        "ada@münchen.example, ada@xn--mnchen-3ya.example",
        "ada@MÜNCHEN.example, ada@xn--mnchen-3ya.example",
        "ada@straße.example, ada@xn--strae-oqa.example",
        "jürgen@münchen.example, jürgen@xn--mnchen-3ya.example",
        "łukasz@contoso.example, łukasz@contoso.example",
        "ada_fabrikam.example#EXT#@contoso.onmicrosoft.com, ada_fabrikam.example#ext#@contoso.onmicrosoft.com",
        "0b1d0000-aaaa-4bbb-8ccc-0123456789ab@contoso.example, 0b1d0000-aaaa-4bbb-8ccc-0123456789ab@contoso.example"
    })
    void anAddressHasOneForm(String written, String canonical) {
        assertThat(EmailAddress.of(written)).map(EmailAddress::canonical).contains(canonical);
        assertThat(EmailAddress.of(written)).map(EmailAddress::text).contains(written);
    }

    /** Each has been an address to some library, and another one to the next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@",
                "ada@",
                "@contoso.example",
                "ada@contoso",
                "ada@@contoso.example",
                "ada@b@contoso.example",
                "ada b@contoso.example",
                "ada@contoso example",
                "x@a..b",
                "x@*.com",
                "x@-a.com",
                "x@a-.com",
                "x@.com",
                "x@com.",
                "x\0@contoso.example",
                "ceo@a.example>",
                "<ceo@a.example>",
                "ceo@a.example,",
                "ceo@a.example;",
                "ceo@a.example(x)",
                "ceo@a.example/",
                "ceo@a.example?x",
                "ceo@a.example#x",
                "ceo@a.example\\",
                "ceo@a.example.",
                "ceo@a.example\n",
                "ceo@a.example\nx",
                " ceo@a.example",
                "ceo@[a.example]",
                "ceo@[127.0.0.1]",
                "ceo@127.0.0.1",
                "ceo@a_b.example",
                "\"ceo@a\"@b.example",
                "ceo\u00a0@a.example",
                "ceo@a\u3002example",
                "ceo@a\uff0eexample",
                "ceo\uff20a.example",
                "ceo@a\u200b.example",
                "ceo@a.example\u202c",
                "ceo\u3164@a.example",
                "ceo@\uff41.example",
                "ceo@ban\u212a.example",
                "ban\u212a@a.example",
                "ceo@stra\u00df_e.example",
                "eve,anna@b.example",
                "(x)anna@b.example",
                "anna(x)@b.example",
                "group:anna@b.example",
                "an\\na@b.example",
                ".anna@b.example",
                "anna.@b.example",
                "an..na@b.example",
                "<img/src=x>@b.example",
                "ceo%a.example@b.example",
                "=?utf-8?q?ceo=40a.example=3e?=@b.example",
                "ceo\u0140a.example@b.example",
                "anna\u010abcc@b.example",
                "anna;ceo@b.example",
                "anna[x]@b.example"
            })
    void whatSomebodyReadsDifferentlyIsNone(String written) {
        assertThat(EmailAddress.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@c.example",
                " anna@c.example\t",
                "anna@c.example\u00a0",
                "anna@c.example\u200b",
                "\ufeffanna@c.example",
                "\u202aanna@c.example\u202c",
                "\u2066anna@c.example\u2069",
                "anna@c.example\u3000",
                "\u2003anna@c.example\u202f",
                "anna\u00ad@c.example",
                "anna＠c.example",
                "anna@c．example",
                "anna@c。example",
                "anna@c｡example",
                "ａｎｎａ＠ｃ．ｅｘａｍｐｌｅ",
                "anna@c.example.",
                "anna@c.example,",
                "anna@c.example;",
                "anna@c.example:",
                "anna@c.example!",
                "anna@c.example。",
                "<anna@c.example>",
                "＜anna@c.example＞",
                "[anna@c.example]",
                "(anna@c.example)",
                "「anna@c.example」",
                "Anna Winter <anna@c.example>",
                "Winter, Anna <anna@c.example>",
                "\"Winter, Anna\" <anna@c.example>;",
                "Anna Winter (anna@c.example)",
                "anna@c.example (Anna Winter)",
                "anna@c.example <anna@c.example>",
                "anna@c.example<mailto:anna@c.example>",
                "[anna@c.example](mailto:anna@c.example)",
                "<mailto:anna@c.example|anna@c.example>",
                "mailto:anna@c.example",
                "MAILTO:anna@c.example?subject=Hello",
                "E-Mail: anna@c.example",
                "Anna Winter\tanna@c.example",
                "Anna Winter [mailto:anna@c.example]",
                "anna@c.example Anna Winter",
                "“anna@c.example”",
                "„anna@c.example“",
                "«anna@c.example»",
                "'anna@c.example'",
                "&lt;anna@c.example&gt;",
                "anna&#64;c.example"
            })
    void whatGotAroundAnAddressDoesNotCount(String typed) {
        assertThat(EmailAddress.typed(typed)).map(EmailAddress::text).contains("anna@c.example");
    }

    @ParameterizedTest
    @CsvSource({
        "o\u2019brien@c.example, o'brien@c.example",
        "anna\u2011maria@c.example, anna-maria@c.example",
        "anna@c\u2013d.example, anna@c-d.example"
    })
    void whatAPhoneMakesOfAHyphenIsOne(String typed, String address) {
        assertThat(EmailAddress.typed(typed)).map(EmailAddress::text).contains(address);
        assertThat(EmailAddress.of(typed)).isEmpty();
    }

    @Test
    void itStaysAsItWasWritten() {
        assertThat(EmailAddress.typed(" Ada@Bücher.example. ").orElseThrow())
                .isEqualTo(EmailAddress.of("Ada@Bücher.example").orElseThrow());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "ada",
                "ada@contoso",
                "ada@@contoso.example",
                "ada@b@contoso.example",
                "ada b@contoso.example",
                "ada@contoso example",
                "foo@bar baz",
                "x@*.com",
                "x@com.",
                "x@a.com/",
                "x@a.com?b",
                "x\0@contoso.example",
                "ada@contoso.example ada@fabrikam.example",
                "ada@contoso.example, ada@fabrikam.example",
                "<script>@contoso.example'\""
            })
    void whatWasMeantCannotBeToldIsNone(String typed) {
        assertThat(EmailAddress.typed(typed)).isEmpty();
    }

    @Test
    void theLongestAddressHas254Characters() {
        String domain = "." + "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(55);
        String local = "x".repeat(64);

        assertThat(EmailAddress.of(local + "@" + "d".repeat(5) + domain)).isPresent();
        assertThat(EmailAddress.of(local + "@" + "d".repeat(6) + domain)).isEmpty();
        assertThat(EmailAddress.of("x".repeat(64) + "@contoso.example")).isPresent();
        assertThat(EmailAddress.of("x".repeat(65) + "@contoso.example")).isEmpty();
        assertThat(EmailAddress.typed("x".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ceo@a.example",
                "x ceo@a.example y",
                "ceo@",
                "ceo\uff20a.example",
                "ceo\ufe6ba.example",
                "=?utf-8?q?ceo=40a.example?="
            })
    void anAddressSeemsToStandInATextThatHoldsTheSignOfOne(String text) {
        assertThat(EmailAddress.seemsIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "CONTOSO\\ada", "ada.winter", "0GpH-7f3+x/AbZ0=", "a.example"})
    void noneSeemsToStandInAnId(String text) {
        assertThat(EmailAddress.seemsIn(text)).isFalse();
    }
}
