package com.rundiffusion.keycloak.testkit.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java of the image, by {@code JAVA_VERSION} in docker-compose.yml. The build itself needs an older one only. */
public final class ImageJava {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION: (\\d+)");

    private static final Pattern IMPLEMENTOR = Pattern.compile("IMPLEMENTOR_VERSION=\"([^\"]+)\"");

    private ImageJava() {}

    /**
     * Where one of that release is installed: the one that runs this, or one in a folder beside it.
     *
     * @throws IllegalStateException when there is none
     */
    public static Path home() {
        String release = release();
        Path own = Path.of(System.getProperty("java.home"));
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return Stream.concat(Stream.of(own), beside.sorted())
                    .filter(home -> isOf(release, home))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("Install a Java " + release + " beside the one in " + own + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its maker and version, as in "Temurin-25.0.3+9". */
    public static String version() {
        Matcher version = IMPLEMENTOR.matcher(read(home().resolve("release")));
        return version.find() ? version.group(1) : release();
    }

    private static String release() {
        Matcher version = VERSION.matcher(read(Checkout.file("docker-compose.yml")));
        if (!version.find()) {
            throw new IllegalStateException("docker-compose.yml names no JAVA_VERSION.");
        }
        return version.group(1);
    }

    private static boolean isOf(String release, Path home) {
        Path named = home.resolve("release");
        return Files.isRegularFile(named) && read(named).contains("JAVA_VERSION=\"" + release + ".");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
