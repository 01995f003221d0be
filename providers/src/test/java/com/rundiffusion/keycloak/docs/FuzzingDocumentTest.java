package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what is fuzzed, and how. */
final class FuzzingDocumentTest {

    private static final Path TESTS = Document.file("providers/src/test/java/com/rundiffusion/keycloak");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w/]+Fuzz)` \\|.*\\| (yes )?\\|$");
    private static final Pattern GUIDED = Pattern.compile("<fuzz.classes>(\\w+Fuzz[\\w,]*)</fuzz.classes>");

    private final List<MatchResult> rows = ROW.matcher(
                    Document.read(Path.of("docs/fuzzing.md")).text())
            .results()
            .toList();

    @Test
    void eachClassStandsInTheTable() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            assertThat(rows)
                    .extracting(row -> row.group(1))
                    .containsExactlyInAnyOrderElementsOf(files.map(TESTS::relativize)
                            .map(Path::toString)
                            .filter(file -> file.endsWith("Fuzz.java"))
                            .map(file -> file.replace(".java", ""))
                            .toList());
        }
    }

    @Test
    void thoseThatAreGuidedAtEachLandingAreMarkedAndTheLimitsAreThoseOfTheBuild() throws IOException {
        String build = Files.readString(Document.file("providers/pom.xml"));
        MatchResult guided = GUIDED.matcher(build).results().findFirst().orElseThrow();
        assertThat(rows)
                .filteredOn(row -> row.group(2) != null)
                .extracting(row -> row.group(1).replaceFirst(".*/", ""))
                .containsExactlyInAnyOrder(guided.group(1).split(","));
        assertThat(build)
                .contains(
                        "<argLine>-Xmx512m ", ">-timeout=10<", "<fuzz.duration>10m<", "<fuzz.seed>0<", "<forkCount>2<");
    }
}
