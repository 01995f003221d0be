package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The database in the server's own data folder. */
final class EmbeddedStore implements Store {

    private final Path folder;
    private final Path copy;

    EmbeddedStore(Path folder) {
        this.folder = folder;
        this.copy = folder.resolveSibling(folder.getFileName() + "-prepared");
    }

    @Override
    public KeycloakSettings on(KeycloakSettings settings) {
        return settings;
    }

    @Override
    public void keep() {
        replace(folder, copy);
    }

    @Override
    public void restore() {
        replace(copy, folder);
    }

    @Override
    public Optional<DatabaseWork> workDuring(Runnable work) {
        return Optional.empty();
    }

    @Override
    public Optional<Connection> connection() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It is a folder.
    }

    private static void replace(Path from, Path to) {
        try {
            if (Files.exists(to)) {
                for (Path path :
                        list(to).stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            for (Path path : list(from)) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
