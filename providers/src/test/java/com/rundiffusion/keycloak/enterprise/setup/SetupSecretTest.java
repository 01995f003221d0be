package com.rundiffusion.keycloak.enterprise.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SetupSecretTest {

    @Test
    void noTwoAreAlikeAndEachIsReadAgain() {
        SetupSecret secret = SetupSecret.make();

        assertThat(secret).isNotEqualTo(SetupSecret.make());
        assertThat(SetupSecret.parse(secret.text())).contains(secret);
    }

    @Test
    void itsHashIsSha256() {
        assertThat(new SetupSecret("a".repeat(32)).hash())
                .isEqualTo("3ba3f5f43b92602683c19aee62a20342b084dd5971ddd33808d81a328879a547");
    }

    @Test
    void itIsInNoText() {
        SetupSecret secret = SetupSecret.make();

        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void whatCannotBeOneIsNone(String text) {
        assertThat(SetupSecret.parse(text)).isEmpty();
    }
}
