package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {

    private static final Instant NOW = Instant.parse("2031-05-06T07:08:59.999Z");

    @Test
    void aReferenceIsTenCharactersThatNobodyMishears() {
        assertThat(Stream.generate(ReferenceTest::any).limit(500).map(Reference::value))
                .allMatch(value -> value.matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}"));
    }

    @Test
    void noReferenceComesTwice() {
        assertThat(Stream.generate(ReferenceTest::any).limit(500)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0D4K2-M9XD1",
                "0d4k2-m9xd1",
                " od4k2 m9xdl ",
                "0D4K2M9XDI",
                "0D4K2–M9XD1",
                "0D4K2\u2212M9XD1",
                "0D4K2-M9XD1\u00a0",
                "\u200b0D4K2-M9XD1",
                "０Ｄ４Ｋ２－Ｍ９ＸＤ１",
                "“0D4K2-M9XD1”.",
                "Reference for support: 0D4K2-M9XD1",
                "Reference for support 0D4K2-M9XD1",
                "RunDiffusion 0D4K2-M9XD1",
                "Re: RunDiffusion 0D4K2-M9XD1",
                "It says 0d4k2 – m9xd1, what now?"
            })
    void whatSomebodyTypesIsTheReferenceThatTheySaw(String typed) {
        assertThat(Reference.parse(typed)).contains(new Reference("0D4K2-M9XD1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0D4K2-M9XD",
                "0D4K2-M9XDWW",
                "0D4K2-M9XDU",
                "0D4K2-M9XD%",
                "ÄD4K2-M9XDW",
                "0D4\u212a2-M9XDW",
                "0D4K2-M9XD\u0131",
                "\u017fD4K2-M9XDW"
            })
    void whatNoReferenceLooksLikeIsNone(String typed) {
        assertThat(Reference.parse(typed)).isEmpty();
    }

    private static Reference any() {
        return Reference.random(NOW);
    }
}
