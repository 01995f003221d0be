package com.rundiffusion.keycloak.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginThemesTest {
    private static final Path THEMES = Path.of("../themes");
    private static final Path JAR = Path.of("src/main/resources/theme-resources");
    private static final String SVG_NAMESPACE = "xmlns=\"http://www.w3.org/2000/svg\"";

    /** What a CSP of {@code 'self'} alone would block, or a third party would see. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=|\\sstyle\\s*=|(?:https?:|url\\(\\s*[\"']?)//",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LITERAL_KEY = Pattern.compile("msg\\(\"([^\"]+)\"[,)]");

    @ParameterizedTest
    @MethodSource("pageParts")
    void aPageHoldsNoInlineScriptNoInlineStyleAndNoForeignAddress(Path file) {
        assertThat(text(file).replace(SVG_NAMESPACE, "")).doesNotContainPattern(FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>go()</script>",
                "<script type=\"module\">go()</script>",
                "<form onsubmit=\"go()\">",
                "<p style=\"color: red\">",
                "@import \"https://fonts.example/a.css\"",
                "url(//fonts.example/a.woff2)"
            })
    void theRuleFindsWhatItForbids(String markup) {
        assertThat(markup).containsPattern(FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script type=\"module\" src=\"${url.resourcesPath}/js/a.js\">", "url(../img/eye.svg)"})
    void theRuleLetsOwnFilesPass(String markup) {
        assertThat(markup).doesNotContainPattern(FORBIDDEN);
    }

    @Test
    void allThemesTogetherStayUnder150KilobytesCompressed() {
        assertThat(Stream.concat(files(THEMES), files(JAR))
                        .mapToInt(file -> compressed(text(file)))
                        .sum())
                .isBetween(1, 150_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email-first.ftl", "rejection.ftl", "rejection-gone.ftl", "sign-in-help.ftl"})
    void everyTextThatAPageNamesExists(String page) {
        List<String> keys = LITERAL_KEY
                .matcher(text(JAR.resolve("templates").resolve(page)))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(keys).isNotEmpty();
        assertThat(messages(JAR.resolve("messages/messages_en.properties"))).containsKeys(keys.toArray());
    }

    /** {@link java.text.MessageFormat} swallows a single apostrophe, and every placeholder after it. */
    @ParameterizedTest
    @MethodSource("messageFiles")
    void anApostropheIsWrittenTwice(Path file) {
        assertThat(messages(file).values())
                .isNotEmpty()
                .noneMatch(text -> text.toString().replace("''", "").contains("'"));
    }

    /** The brand and the languages' own names are the same in all of them. */
    private static final Pattern THE_SAME_IN_ALL = Pattern.compile("brand|language\\..*");

    private static final List<Path> ENGLISH = List.of(
            JAR.resolve("messages/messages_en.properties"),
            THEMES.resolve("rundiffusion/login/messages/messages_en.properties"));

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "ja", "pt"})
    void everyTextIsThereInEveryLanguageWithTheSameParts(String language) {
        for (Path file : ENGLISH) {
            Map<String, Boolean> english = parts(file);
            Map<String, Boolean> other = parts(file.resolveSibling("messages_" + language + ".properties"));
            other.keySet().removeIf(key -> isSaidByTheRest(key) && !english.containsKey(key));
            assertThat(other).isEqualTo(english).isNotEmpty();
        }
    }

    /** What is wrong with a value, which the admin REST says in English. */
    private static boolean isSaidByTheRest(String key) {
        return key.matches("setup\\.fault\\.[a-z_]+\\.(what|fix)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "ja", "pt"})
    void everyLanguageSaysTheSameFaults(String language) {
        Path english = ENGLISH.get(0);
        assertThat(faults(english.resolveSibling("messages_" + language + ".properties")))
                .isEqualTo(faults(english.resolveSibling("messages_de.properties")))
                .hasSizeGreaterThan(100);
    }

    private static Set<String> faults(Path file) {
        return parts(file).keySet().stream()
                .filter(LoginThemesTest::isSaidByTheRest)
                .collect(Collectors.toSet());
    }

    /** Whether a text names what it is about. */
    private static Map<String, Boolean> parts(Path file) {
        return messages(file).entrySet().stream()
                .filter(text ->
                        !THE_SAME_IN_ALL.matcher(text.getKey().toString()).matches())
                .peek(text -> assertThat(text.getValue().toString())
                        .as(file + " " + text.getKey())
                        .isNotBlank())
                .collect(Collectors.toMap(
                        text -> text.getKey().toString(),
                        text -> text.getValue().toString().contains("{0}")));
    }

    private static Stream<Path> pageParts() {
        return Stream.concat(files(THEMES), files(JAR))
                .filter(file -> !file.toString().endsWith(".properties"));
    }

    private static Stream<Path> messageFiles() {
        return Stream.concat(files(THEMES), files(JAR))
                .filter(file -> file.getFileName().toString().startsWith("messages_"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties messages(Path file) {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static int compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
