package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example has no parent that would keep it in step with the rest, and its image is built by nobody here. */
class ExampleFilesTest {

    private static final Path EXAMPLE = Checkout.file("example");
    private static final Pattern VERSION = Pattern.compile("<([a-z.-]+\\.(?:version|release))>([^<]+)</");
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>([a-z-]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    private final String root = text(Checkout.file("pom.xml"));
    private final String own = text(EXAMPLE.resolve("pom.xml"));

    @Test
    void itIsBuiltWithTheVersionsOfTheRest() {
        assertThat(own).doesNotContain("<parent>");
        assertThat(found(VERSION, own)).containsKey("keycloak.version");
        assertThat(found(VERSION, root)).containsAllEntriesOf(found(VERSION, own));
        assertThat(found(PLUGIN, own)).containsKey("maven-compiler-plugin");
        assertThat(found(PLUGIN, root)).containsAllEntriesOf(found(PLUGIN, own));
    }

    @Test
    void whatItsImageCopiesIsThereAndReachesTheBuild() {
        List<String> copied =
                found(Pattern.compile("(?m)^COPY (?!--)(\\S+?)/? (\\S+)$"), dockerfile()).keySet().stream()
                        .toList();
        assertThat(copied).containsExactly("target/sso-example.jar", "theme");
        assertThat(copied).allSatisfy(file -> assertThat(EXAMPLE.resolve(file)).exists());
        assertThat(text(EXAMPLE.resolve(".dockerignore")).lines())
                .containsAll(copied.stream().map(file -> "!" + file).toList());
    }

    @Test
    void itsImageStandsOnOurs() {
        String image = dockerfile().replaceFirst("(?s).*ARG SIGN_IN_IMAGE=(\\S+).*", "$1");
        assertThat(text(Checkout.file("docker-compose.yml"))).contains("    image: " + image + "\n");
    }

    private static String dockerfile() {
        return text(EXAMPLE.resolve("Dockerfile"));
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        (MatchResult match) -> match.group(1),
                        match -> match.group(2),
                        (one, two) -> one,
                        TreeMap::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
