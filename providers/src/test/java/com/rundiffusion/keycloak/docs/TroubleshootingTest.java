package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    private static String text(String file) {
        try {
            return Files.readString(Document.file(file)).replace("''", "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
