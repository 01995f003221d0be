package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Behind a claim about behaviour stands the test that holds it, as {@code <!-- LinkJourneyTest.theLinkLeadsTo… -->} in full; before a
 * block of commands stands what runs it. Tests that a document names in its text are looked for too.
 */
final class ClaimsTest {

    private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
    private static final Pattern IN_COMMENT = Pattern.compile("\\b((?:\\w+/)*[A-Z]\\w*(?:Test|Fuzz))\\b(?:\\.(\\w+))?");
    private static final Pattern IN_TEXT = Pattern.compile("`((?:\\w+/)*[A-Z]\\w*(?:Test|Fuzz))(?:\\.(\\w+))?`");
    private static final Pattern FENCE = Pattern.compile("\\s*```\\w*");
    private static final Pattern COMMAND =
            Pattern.compile("\\s*(kcadm\\.sh|curl|mvn|docker|kc\\.sh|TOKEN=\\$\\(curl)\\b.*");

    /** {@code runs:} with a test or a file; {@code by hand:} with what stands in the way. */
    private static final Pattern RUN = Pattern.compile("\\s*<!-- (runs: \\S+|by hand: .+) -->");

    private static List<Path> tests;

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> files = Files.walk(Document.file(""))) {
            tests = files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|Fuzz)\\.java"))
                    .toList();
        }
    }

    static Stream<Document> documents() {
        return Document.all().stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestThatADocumentNamesIsThere(Document document) {
        Stream<MatchResult> inComments = COMMENT.matcher(document.text())
                .results()
                .flatMap(comment -> IN_COMMENT.matcher(comment.group(1)).results());
        Stream<MatchResult> inText = document.prose().stream()
                .filter(line -> !document.path().startsWith("CHANGELOG.md"))
                .flatMap(line -> IN_TEXT.matcher(line).results());
        assertThat(Stream.concat(inComments, inText)
                        .filter(named ->
                                tests.stream().noneMatch(file -> isThere(file, named.group(1), named.group(2))))
                        .map(MatchResult::group))
                .as("Tests that %s names and that are not there", document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyBlockOfCommandsSaysWhatRunsIt(Document document) {
        boolean inside = false;
        String before = "";
        for (int i = 0; i < document.lines().size(); i++) {
            String line = document.lines().get(i);
            if (FENCE.matcher(line).matches()) {
                inside = !inside;
                before = inside && i > 0 ? document.lines().get(i - 1) : before;
            } else if (inside && COMMAND.matcher(line).matches()) {
                assertThat(before).as("%s: %s", document, line).matches(RUN);
                assertRuns(before);
            }
        }
    }

    private static void assertRuns(String comment) {
        String what = comment.replaceAll(".*<!-- | -->.*", "");
        if (what.startsWith("runs: ") && !IN_COMMENT.matcher(what).find()) {
            assertThat(Document.file(what.substring("runs: ".length()))).exists();
        }
    }

    /** The names that a comment gives are compared to the letter. */
    @Test
    void aNameThatIsNotThereIsSeen() {
        assertThat(tests).noneMatch(file -> isThere(file, "ClaimsTest", "noSuchMethod"));
        assertThat(tests).noneMatch(file -> isThere(file, "laimsTest", null));
        assertThat(tests).anyMatch(file -> isThere(file, "docs/ClaimsTest", "aNameThatIsNotThereIsSeen"));
    }

    private static boolean isThere(Path file, String name, String method) {
        return file.toString().endsWith("/" + name + ".java")
                && (method == null || method.isEmpty() || text(file).contains(" " + method + "("));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
