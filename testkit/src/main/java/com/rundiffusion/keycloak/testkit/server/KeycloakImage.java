package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.machine.ImageJava;
import com.rundiffusion.keycloak.testkit.machine.OncePerRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code image/Dockerfile} makes, made of an unpacked distribution: its copies, its build, its entry point. */
public final class KeycloakImage {

    private static final String HOME_IN_IMAGE = "/opt/keycloak";

    private final Path home;
    private final Map<String, String> java;

    private KeycloakImage(Path home, Map<String, String> java) {
        this.home = home;
        this.java = java;
    }

    /** Built when a test of this run first asks, for a short life: Java has learned nothing before it starts. */
    public static KeycloakImage ofThisRun() {
        Path home = Checkout.file("testkit/target/image");
        KeycloakImage image = new KeycloakImage(home, Map.of("JAVA_OPTS_APPEND", KeycloakSettings.SHORT_LIVED));
        OncePerRun.make(home, () -> {
            KeycloakHome.unpack(ProjectFiles.locate(), home);
            image.build();
        });
        return image;
    }

    /** As production gets it: on the image's Java, which has learned from a start on this database. It must be empty. */
    public static KeycloakImage trained(Path home, Postgres database) {
        KeycloakHome.unpack(ProjectFiles.locate(), home);
        KeycloakImage image =
                new KeycloakImage(home, Map.of("JAVA_HOME", ImageJava.home().toString(), "JAVA_OPTS_APPEND", ""));
        image.build();
        image.train(database);
        return image;
    }

    private void build() {
        for (String line : stage("built")) {
            List<String> words = List.of(line.split(" +"));
            if (words.get(0).equals("COPY") && !words.get(1).startsWith("--from=")) {
                copy(words.subList(1, words.size() - 1), words.get(words.size() - 1));
            } else if (words.get(0).equals("RUN")) {
                run(words.subList(1, words.size()), java);
            }
        }
    }

    private void train(Postgres database) {
        String command = stage("trained").stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(word -> word.startsWith(HOME_IN_IMAGE))
                .findFirst()
                .orElseThrow();
        Map<String, String> environment = new TreeMap<>(java);
        environment.putAll(KeycloakNode.network());
        environment.put("KC_DB_URL", database.jdbcUrl());
        environment.put("KC_DB_USERNAME", database.username());
        environment.put("KC_DB_PASSWORD", database.password());
        run(List.of(command), environment);
    }

    Path home() {
        return home;
    }

    /** Of the Java that it runs on. */
    Map<String, String> java() {
        return java;
    }

    List<String> entryPoint() {
        return dockerfile().stream()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .map(line -> line.replaceAll("ENTRYPOINT \\[\"|\"]", ""))
                .map(this::here)
                .toList();
    }

    private static List<String> dockerfile() {
        try {
            return Files.readAllLines(Checkout.file("image/Dockerfile"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands under {@code FROM … AS name}. */
    private static List<String> stage(String name) {
        return dockerfile().stream()
                .dropWhile(line -> !line.matches("FROM .* AS " + name))
                .skip(1)
                .takeWhile(line -> !line.startsWith("FROM "))
                .toList();
    }

    private String here(String word) {
        return word.replace(HOME_IN_IMAGE, home.toString());
    }

    /** As Docker does: of a folder its content, of a file the file. */
    private void copy(List<String> sources, String target) {
        for (String source : sources) {
            Path from = Checkout.file(source);
            Path base = Files.isDirectory(from) ? from : from.getParent();
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Path to = Path.of(here(target)).resolve(base.relativize(file));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void run(List<String> command, Map<String, String> environment) {
        Command.Result result = Command.run(command.stream().map(this::here).toList(), environment, 5);
        if (!result.succeeded()) {
            throw new IllegalStateException(command + "\n" + result.output());
        }
    }
}
