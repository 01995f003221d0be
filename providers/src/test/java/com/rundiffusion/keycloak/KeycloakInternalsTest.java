package com.rundiffusion.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of Keycloak may change with any release, because it stands outside its public SPIs, and where we use it. */
final class KeycloakInternalsTest {

    /** Keycloak keeps these for a major version; everything else is its own. */
    private static final List<String> PUBLIC =
            List.of("keycloak-common", "keycloak-core", "keycloak-server-spi", "keycloak-saml-core-public");

    private static final TrackedDocument PAGE = new TrackedDocument("upgrade.md");

    private static final String LAST_SECTION = "## What of Keycloak is used beyond its public SPIs\n";

    private static final String HEAD = """
            All of it may change with any release. Keycloak names the internal SPIs among it at each `kc.sh build` (`KC-SERVICES0047`). Written
            by `KeycloakInternalsTest` from the classes themselves.

            | Keycloak's class | its library | used by |
            | --- | --- | --- |
            """;

    private static final Pattern ARTIFACT = Pattern.compile("/([a-z0-9-]+?)-[0-9][^/]*\\.jar$");

    private record Use(String artifact, String keycloakClass) implements Comparable<Use> {

        @Override
        public int compareTo(Use other) {
            return Comparator.comparing(Use::artifact)
                    .thenComparing(Use::keycloakClass)
                    .compare(this, other);
        }
    }

    @Test
    @Tag("document")
    void theUpgradePageListsEachOfThem() throws IOException {
        Map<Use, TreeSet<String>> uses = uses();
        assertThat(uses.keySet()).extracting(Use::artifact).contains("keycloak-services");

        String page = Files.readString(Path.of("../docs").resolve(PAGE.name()));
        String rest = page.substring(0, page.indexOf(LAST_SECTION) + LAST_SECTION.length());
        PAGE.mustSay(rest + HEAD + table(uses));
    }

    private static Map<Use, TreeSet<String>> uses() {
        Map<Use, TreeSet<String>> uses = new TreeMap<>();
        ourClasses().stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(one -> topLevel(one.getTargetClass()).startsWith("org.keycloak."))
                .forEach(one -> add(uses, one));
        return uses;
    }

    /** Of Keycloak's classes the names are enough; reading them takes most of a minute. */
    private static JavaClasses ourClasses() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath("target/classes");
        });
    }

    private static void add(Map<Use, TreeSet<String>> uses, Dependency dependency) {
        String target = topLevel(dependency.getTargetClass());
        String artifact = artifact(target);
        if (!PUBLIC.contains(artifact)) {
            uses.computeIfAbsent(new Use(artifact, target), any -> new TreeSet<>())
                    .add(simple(topLevel(dependency.getOriginClass())));
        }
    }

    private static String topLevel(JavaClass one) {
        String name = one.getBaseComponentType().getName();
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String artifact(String name) {
        try {
            CodeSource source = Class.forName(name, false, KeycloakInternalsTest.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            var matcher = ARTIFACT.matcher(source.getLocation().getPath());
            return matcher.find() ? matcher.group(1) : source.getLocation().getPath();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String table(Map<Use, TreeSet<String>> uses) {
        return uses.entrySet().stream()
                .map(use -> "| `%s` | %s | %s |\n"
                        .formatted(
                                use.getKey().keycloakClass(),
                                use.getKey().artifact(),
                                use.getValue().stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
    }
}
