package com.rundiffusion.keycloak.testkit.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Programs for Node with the libraries that their lock file names. The checkout stays as it is. */
public final class NodePrograms {

    private static final int MINUTES_TO_INSTALL = 5;

    private NodePrograms() {}

    /**
     * Once in each run.
     *
     * @param folder of the checkout, with a {@code package-lock.json}
     * @param copy where it is put with its libraries
     * @return the copy
     */
    public static Path installed(Path folder, Path copy) {
        OncePerRun.make(copy, () -> {
            copy(folder, copy);
            Command.Result installed = Command.run(
                    List.of(
                            Programs.npm().toString(),
                            "ci",
                            "--prefix",
                            copy.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund"),
                    MINUTES_TO_INSTALL);
            if (!installed.succeeded()) {
                throw new IllegalStateException(installed.output());
            }
        });
        return copy;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(
                            path -> !from.relativize(path).toString().matches("(.*/)?(target|node_modules)(/.*)?"))
                    .toList()) {
                Path copied = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
