package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the document puts in quotation marks in a heading stands on a page, word by word: else nobody finds it. */
final class TroubleshootingTest {

    private static final Pattern QUOTED = Pattern.compile("### \"([^\"]+)\"");

    @Test
    void everySentenceInAHeadingIsOneThatPeopleSee() {
        String shown = Stream.of(
                        "providers/src/main/resources/theme-resources/messages/messages_en.properties",
                        "themes/rundiffusion/login/messages/messages_en.properties",
                        "gateway/include/pages.conf")
                .map(TroubleshootingTest::text)
                .reduce("", String::concat);
        List<String> quoted = QUOTED.matcher(
                        Document.read(Path.of("docs/troubleshooting.md")).text())
                .results()
                .map(heading -> heading.group(1))
                .toList();
        assertThat(quoted).hasSizeGreaterThan(5).allMatch(shown::contains);
    }

    /** Where the helpdesk looks for the code. */
    @ParameterizedTest
    @CsvSource({"en, Reason", "de, Grund", "es, Motivo", "pt, Motivo", "fr, Motif", "ja, 理由"})
    void theCodeStandsBehindTheWordThatTheDocumentNames(String language, String word) {
        assertThat(text("providers/src/main/resources/theme-resources/messages/messages_" + language + ".properties"))
                .contains("\nrejection.details.code=" + word + "\n");
        assertThat(text("docs/troubleshooting.md")).contains("*" + word + "*");
    }

    @ParameterizedTest
    @EnumSource(ScimFaultCode.class)
    void everyCodeOfProvisioningStandsInTheTable(ScimFaultCode code) {
        assertThat(text("docs/troubleshooting.md").lines())
                .anySatisfy(row -> assertThat(row)
                        .startsWith("| `")
                        .contains("`" + code.key() + "`")
                        .contains(String.valueOf(code.status())));
    }

    /** Where the gateway finds nobody, it asks the other node. */
    @Test
    void aNodeOpensItsPortOnceItCanAnswer() {
        assertThat(text("image/keycloak.conf")).contains("\nserver-async-bootstrap=false\n");
    }

    private static String text(String file) {
        try {
            return Files.readString(Document.file(file)).replace("''", "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
