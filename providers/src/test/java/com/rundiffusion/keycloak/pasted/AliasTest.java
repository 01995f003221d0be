package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AliasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso",
                "Contoso",
                "CONTOSO",
                "contoso ",
                "contoso\u00a0",
                "\u3000contoso\u200b",
                "\ufeffcontoso",
                "\u202acontoso\u202c",
                "contoso.",
                "contoso,",
                "\"contoso\"",
                "<contoso>"
            })
    void anAliasIsTheSameHoweverItWasPasted(String pasted) {
        assertThat(Alias.typed(pasted)).contains(new Alias("contoso"));
    }

    /** Java makes ASCII of some letters that are none when it changes their case. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-contoso",
                "con toso",
                "contoso/x",
                "contoso.example",
                "con_toso",
                "müller",
                "ban\u212a",
                "\u0130nova",
                "\u0131nova",
                "conto\u017fo",
                "contoso\0",
                "cont\u043eso",
                "ｃｏｎｔｏｓｏ"
            })
    void whatHasAnotherFormIsNone(String pasted) {
        assertThat(Alias.typed(pasted)).isEmpty();
    }

    @Test
    void anAliasHasAtMost63Characters() {
        assertThat(Alias.typed("a".repeat(63))).isPresent();
        assertThat(Alias.typed("a".repeat(64))).isEmpty();
        assertThat(Alias.typed("a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void noOtherFormCanBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Alias("ban\u212a"));
    }
}
