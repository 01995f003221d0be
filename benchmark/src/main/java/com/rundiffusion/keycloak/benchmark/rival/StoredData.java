package com.rundiffusion.keycloak.benchmark.rival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server's data folder, of which a copy is kept. */
final class StoredData {

    private final Path folder;
    private final Path copy;

    StoredData(Path folder) {
        this.folder = folder;
        this.copy = folder.resolveSibling(folder.getFileName() + "-prepared");
    }

    void keep() {
        replace(folder, copy);
    }

    void restore() {
        replace(copy, folder);
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
