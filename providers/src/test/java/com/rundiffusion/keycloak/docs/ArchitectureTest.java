package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the page sends a newcomer, there is something. The rooms are held by {@code FloorsTest}. */
final class ArchitectureTest {

    private static final String PAGE =
            Document.read(Path.of("docs/architecture.md")).text();
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");
    private static final Pattern FILE = Pattern.compile("`((?:[a-z-]+/)+[\\w.-]+)`");
    private static final Pattern MODULE = Pattern.compile("<artifactId>sso-([a-z0-9-]+)</artifactId>");

    private static final Map<String, Set<String>> BELOW = Map.of(
            "providers", Set.of(),
            "entra-simulator", Set.of(),
            "demo", Set.of("providers", "entra-simulator"),
            "testkit", Set.of("providers", "entra-simulator", "demo", "example"),
            "e2e", Set.of("providers", "entra-simulator", "demo", "testkit"),
            "benchmark", Set.of("providers", "entra-simulator", "demo", "testkit"),
            "example", Set.of());

    @Test
    void everyClassAndEveryFileThatThePageNamesIsThere() throws IOException {
        try (Stream<Path> files = Files.walk(Document.file(""))) {
            Set<String> classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
            assertThat(named(CLASS)).hasSizeGreaterThan(30).allMatch(classes::contains);
        }
        assertThat(named(FILE))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Document.file(file)).exists());
    }

    private static List<String> named(Pattern what) {
        return what.matcher(PAGE).results().map(found -> found.group(1)).toList();
    }

    /** As the page draws them; the example's jar is in the testkit's Keycloak. */
    @ParameterizedTest
    @ValueSource(strings = {"providers", "entra-simulator", "demo", "testkit", "e2e", "benchmark", "example"})
    void aModuleUsesOnlyThoseBelow(String module) {
        String pom = Document.read(Path.of(module, "pom.xml")).text();
        assertThat(MODULE.matcher(pom).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(used -> used.equals(module) || BELOW.get(module).contains(used));
    }
}
