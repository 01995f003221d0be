package com.rundiffusion.keycloak.demo.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Somebody else's project, built, as {@code example/} is one: jars below {@code target}, themes below {@code theme}.
 *
 * @param folder the project's top folder
 */
public record Extension(Path folder) {

    /** @throws IllegalStateException when there is none: it was not built */
    List<Path> jars() {
        List<Path> jars = in("target", file -> file.toString().endsWith(".jar"));
        if (jars.isEmpty()) {
            throw new IllegalStateException("There is no jar in " + folder.resolve("target")
                    + ". Build it first: mvn -f " + folder + " package");
        }
        return jars;
    }

    /** One folder for each; there may be none. */
    List<Path> themes() {
        return in("theme", Files::isDirectory);
    }

    private List<Path> in(String name, Predicate<Path> kind) {
        Path parent = folder.resolve(name);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(kind).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
