package com.rundiffusion.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@contoso.example, contoso.example",
        "Ada@Contoso.EXAMPLE, contoso.example",
        "a@b.cd, b.cd",
        "ada+news@mail.contoso.example, mail.contoso.example",
        "ada@xn--mnchen-3ya.example, xn--mnchen-3ya.example",
        "ada@münchen.example, xn--mnchen-3ya.example",
        "ada_fabrikam.example#EXT#@contoso.example, contoso.example"
    })
    void anAddressHasADomainAsItStandsInTheDns(String typed, String domain) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::domain).contains(domain);
    }

    @Test
    void spaceAroundAnAddressDoesNotCount() {
        assertThat(EmailAddress.parse("  Ada@contoso.example \t"))
                .contains(new EmailAddress("Ada@contoso.example", "contoso.example"));
    }

    @ParameterizedTest
    @NullSource
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
                "foo@bar baz",
                "x@a..b",
                "x@*.com",
                "x@-a.com",
                "x@a-.com",
                "x@.com",
                "x@com.",
                "x@a.com/",
                "x@a.com?b",
                "x\0@contoso.example",
                "<script>@contoso.example'\""
            })
    void whatReadsDifferentlyIsNone(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void theLongestAddressHas254Characters() {
        String domain = "." + "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(55);
        String local = "x".repeat(64);

        assertThat(EmailAddress.parse(local + "@" + "d".repeat(5) + domain)).isPresent();
        assertThat(EmailAddress.parse(local + "@" + "d".repeat(6) + domain)).isEmpty();
        assertThat(EmailAddress.parse("x".repeat(65) + "@contoso.example")).isEmpty();
        assertThat(EmailAddress.parse("x".repeat(1_000_000))).isEmpty();
    }
}
