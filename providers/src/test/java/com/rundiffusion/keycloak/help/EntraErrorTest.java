package com.rundiffusion.keycloak.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntraErrorTest {

    /** The codes that a sign-in by SAML meets, as Microsoft documents them. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                50011, 700016, 650056, 50105, 75005, 750054, 75011, 750161, 7500529, 76021, 76026, 900971, 50003, 50146,
                501241, 50020, 16000, 90002, 50058, 50076, 50079, 53000, 53003, 7500530, 50061, 50068, 50070, 50071,
                75003, 75006, 75008, 90011, 90015, 900236
            })
    void everyCodeOfASamlSignInIsExplained(int code) {
        assertThat(EntraError.of(code)).isPresent();
    }

    @Test
    void anyOtherIsNot() {
        assertThat(EntraError.of(50106)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EntraError.class)
    void everyExplanationHasAText(EntraError error) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/theme-resources/messages/messages_en.properties"))) {
            messages.load(reader);
        }
        assertThat(messages.getProperty("entraError." + error.key())).isNotBlank();
        assertThat(messages.getProperty("signInHelp.fixer." + error.fixer().key()))
                .isNotBlank();
    }
}
