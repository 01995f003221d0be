package com.rundiffusion.keycloak.signin.help;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.rejection.Fixer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** What no list has, for Microsoft adds to it: cases of known ones, then whole ranges. */
    @ParameterizedTest
    @CsvSource({
        "500113, REPLY_URL, CUSTOMER_ADMIN",
        "501051, NOT_ASSIGNED, CUSTOMER_ADMIN",
        "500200, OTHER_ACCOUNT, USER",
        "160021, OTHER_ACCOUNT, USER",
        "53002, BLOCKED, CUSTOMER_ADMIN",
        "530003, BLOCKED, CUSTOMER_ADMIN",
        "53999, BLOCKED, CUSTOMER_ADMIN",
        "130007, BLOCKED, CUSTOMER_ADMIN",
        "65001, CONSENT, CUSTOMER_ADMIN",
        "650052, CONSENT, CUSTOMER_ADMIN",
        "120013, PASSWORD, USER",
        "50126, PASSWORD, USER",
        "50057, ACCOUNT_OFF, CUSTOMER_ADMIN",
        "80002, FEDERATION, CUSTOMER_ADMIN",
        "81010, FEDERATION, CUSTOMER_ADMIN",
        "7000112, APPLICATION_OFF, CUSTOMER_ADMIN",
        "7000215, APPLICATION, CUSTOMER_ADMIN",
        "500212, ACCOUNT, CUSTOMER_ADMIN",
        "50106, ACCOUNT, CUSTOMER_ADMIN",
        "90033, OUTAGE, MICROSOFT",
        "50033, OUTAGE, MICROSOFT",
        "900023, TENANT, OPERATOR",
        "7500525, REQUEST, OPERATOR",
        "9002313, REQUEST, OPERATOR"
    })
    void anyOtherIsExplainedByItsFamilyAndSomebodyCanFixIt(int code, EntraError error, Fixer fixer) {
        assertThat(EntraError.of(code)).contains(error);
        assertThat(error.fixer()).isEqualTo(fixer);
    }

    @ParameterizedTest
    @ValueSource(ints = {12000, 13000, 10000, 99999, 1234567, 1300000, 9999999})
    void whatIsInNoRangeIsNot(int code) {
        assertThat(EntraError.of(code)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EntraError.class)
    void everyExplanationHasATextInEachLanguage(EntraError error) throws IOException {
        for (String language : List.of("en", "de", "es", "fr", "ja", "pt")) {
            Properties messages = new Properties();
            try (Reader reader = Files.newBufferedReader(
                    Path.of("src/main/resources/theme-resources/messages/messages_" + language + ".properties"))) {
                messages.load(reader);
            }
            assertThat(messages.getProperty("entraError." + error.key())).isNotBlank();
            assertThat(messages.getProperty("signInHelp.fixer." + error.fixer().key()))
                    .isNotBlank();
        }
    }
}
