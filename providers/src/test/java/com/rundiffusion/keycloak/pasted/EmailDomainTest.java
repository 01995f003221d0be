package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "contoso.example, contoso.example",
        "CONTOSO.Example, contoso.example",
        "sub.contoso.example, sub.contoso.example",
        "123.example, 123.example",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "例え.jp, xn--r8jz45g.jp",
        "straße.example, xn--strae-oqa.example",
        "STRAẞE.example, xn--strae-oqa.example",
        "xn--strae-oqa.example, xn--strae-oqa.example",
        "büßer.münchen.example, xn--ber-5ka8l.xn--mnchen-3ya.example",
        "例ß.example, xn--zca3931b.example",
        "βόλος.example, xn--nxasmm1c.example",
        "col·legi.example, xn--collegi-xma.example"
    })
    void aDomainIsAsItStandsInTheDns(String written, String name) {
        assertThat(EmailDomain.of(written)).contains(new EmailDomain(name));
        assertThat(EmailDomain.typed(written)).contains(new EmailDomain(name));
    }

    @ParameterizedTest
    @CsvSource({
        "contoso.example., contoso.example",
        "contoso。example, contoso.example",
        "contoso.example｡., contoso.example",
        "ｃｏｎｔｏｓｏ．ｅｘａｍｐｌｅ, contoso.example",
        "@contoso.example, contoso.example",
        "contoso\u2010group.example, contoso-group.example",
        "contoso\u2013group.example, contoso-group.example",
        "mu\u0308ller.example, xn--mller-kva.example",
        "ada@contoso.example, contoso.example",
        "<contoso.example>, contoso.example",
        "'  contoso.example\u00a0', contoso.example"
    })
    void whatGotAroundItIsTakenOffWherePeopleType(String typed, String name) {
        assertThat(EmailDomain.typed(typed)).contains(new EmailDomain(name));
        assertThat(EmailDomain.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                ".",
                "a..b",
                "a b",
                "*.example",
                "a_b.example",
                "-a.example",
                "a-.example",
                "10.0.0.1",
                "[::1]",
                "a.example/b",
                "a.example:8080",
                "ban\u212a.example",
                "✓contoso.example",
                "contoso\u2044group.example",
                "stra\u00df_e.example"
            })
    void whatIsNone(String written) {
        assertThat(EmailDomain.of(written)).isEmpty();
        assertThat(EmailDomain.typed(written)).isEmpty();
    }

    /** Keycloak throws at a longer one. */
    @Test
    void aDomainHasAtMost253Characters() {
        String longest = ("a".repeat(60) + ".").repeat(4) + "a".repeat(9);

        assertThat(EmailDomain.of(longest)).isPresent();
        assertThat(EmailDomain.of("a" + longest)).isEmpty();
        assertThat(EmailDomain.typed(("ü".repeat(50) + ".").repeat(5) + "example"))
                .isEmpty();
        assertThat(EmailDomain.typed("a.".repeat(1000) + "example")).isEmpty();
        assertThat(EmailDomain.typed("a.".repeat(1_000_000))).isEmpty();
    }

    /** It is another domain, as the DNS has it; a person may take the two for one. */
    @Test
    void aLookAlikeIsNotTheSame() {
        assertThat(EmailDomain.of("cont\u043eso.example"))
                .isPresent()
                .get()
                .isNotEqualTo(new EmailDomain("contoso.example"));
    }

    @Test
    void noOtherFormCanBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailDomain("Contoso.example"));
    }
}
