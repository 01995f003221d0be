package com.rundiffusion.keycloak.testkit.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's own files, wherever in it the tests were started. */
public final class Checkout {

    private Checkout() {}

    /** A file or folder by its path from the project's root, such as {@code gateway/nginx.conf}. */
    public static Path file(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Start the tests inside the project"))
                .resolve(path);
    }
}
