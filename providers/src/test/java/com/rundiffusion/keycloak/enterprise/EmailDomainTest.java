package com.rundiffusion.keycloak.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "ada@contoso.example, contoso.example",
        "Ada@CONTOSO.Example, contoso.example",
        "ada@contoso.example., contoso.example",
        "x@a.example@contoso.example, contoso.example",
        "ada@sub.contoso.example, sub.contoso.example",
        "ada@bücher.example, xn--bcher-kva.example",
        "ada@contoso。example, contoso.example",
        "ada@contoso.example。, contoso.example",
        "ada@contoso.example｡., contoso.example",
        "ada@contoso.example.., contoso.example"
    })
    void whereverTheMailWouldGo(String address, String domain) {
        assertThat(EmailDomain.of(address)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@", "ada@.", "ada@a..b", "ada@a b", "ada@*.example"})
    void whatHasNone(String address) {
        assertThat(EmailDomain.of(address)).isEmpty();
    }

    /** It is another domain, as the DNS has it; a person may take the two for one. */
    @Test
    void aLookAlikeIsNotTheSame() {
        assertThat(EmailDomain.of("ada@cont\u043eso.example")).isPresent().get().isNotEqualTo("contoso.example");
    }
}
