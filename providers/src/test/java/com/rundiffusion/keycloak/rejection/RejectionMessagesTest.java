package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RejectionMessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Set<String> PAGE = Set.of(
            "fixer.label",
            "again",
            "anotherAccount",
            "address",
            "retry",
            "retry.none",
            "reference.label",
            "copy",
            "copyAll",
            "copied",
            "support",
            "details.label");
    private static final Set<String> DETAILS =
            Set.of("company", "app", "time", "code", "expected", "actual", "setting");
    private static final Set<String> GONE = Set.of("gone.title", "gone.text");

    @ParameterizedTest
    @EnumSource(RejectionCode.class)
    void everyCodeHasATitleAndAText(RejectionCode code) throws IOException {
        assertThat(messages().getProperty("rejection." + code.key() + ".title")).isNotBlank();
        assertThat(messages().getProperty("rejection." + code.key() + ".text")).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Fixer.class)
    void everyFixerHasASentence(Fixer fixer) throws IOException {
        assertThat(messages().getProperty("rejection.fixer." + fixer.key())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(EntraSetting.class)
    void everySettingHasAWayToIt(EntraSetting setting) throws IOException {
        assertThat(messages().getProperty("rejection.entra." + setting.key())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(RejectionCode.class)
    void whatTheCustomersAdministratorMendsHasAPlaceInEntra(RejectionCode code) {
        assertThat(code.setting().isPresent()).isEqualTo(code.fixer() == Fixer.CUSTOMER_ADMIN);
    }

    @Test
    void everyMessageOfARefusalIsShownSomewhere() throws IOException {
        Set<String> shown = Stream.of(
                        PAGE.stream(),
                        GONE.stream(),
                        DETAILS.stream().map(detail -> "details." + detail),
                        Arrays.stream(Wanted.values()).map(wanted -> "wanted." + wanted.key()),
                        Arrays.stream(Fixer.values()).map(fixer -> "fixer." + fixer.key()),
                        Arrays.stream(EntraSetting.values()).map(setting -> "entra." + setting.key()),
                        Stream.of("email_domain_foreign." + ShownRejection.OF_OTHER),
                        Arrays.stream(RejectionCode.values())
                                .flatMap(code -> Stream.of(code.key() + ".title", code.key() + ".text")))
                .flatMap(keys -> keys)
                .map(key -> "rejection." + key)
                .collect(Collectors.toSet());

        assertThat(messages().stringPropertyNames())
                .filteredOn(key -> key.startsWith("rejection."))
                .containsExactlyInAnyOrderElementsOf(shown);
        String page = Files.readString(RESOURCES.resolve("templates/rejection.ftl"));
        assertThat(PAGE).allMatch(key -> page.contains("\"rejection." + key + "\""));
        assertThat(DETAILS).allMatch(detail -> page.contains("label=\"" + detail + "\""));
        String gone = Files.readString(RESOURCES.resolve("templates/rejection-gone.ftl"));
        assertThat(GONE).allMatch(key -> gone.contains("\"rejection." + key + "\""));
    }

    private static Properties messages() throws IOException {
        Properties messages = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RESOURCES.resolve("messages/messages_en.properties"), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
