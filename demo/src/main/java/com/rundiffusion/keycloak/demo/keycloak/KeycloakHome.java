package com.rundiffusion.keycloak.demo.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An unpacked distribution with our jar, themes and realm in it, as the production image has them. */
public record KeycloakHome(Path path) {

    /**
     * Unpacks into {@code target}. What an earlier run left there is removed first, its database included.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static KeycloakHome unpack(ProjectFiles files, Path target) {
        try {
            KeycloakHome home = stock(files, target);
            copyInto(target.resolve("providers"), files.providers());
            copyTree(files.themes(), target.resolve("themes"));
            Files.createDirectories(target.resolve("data/import"));
            copyInto(target.resolve("data/import"), files.realm());
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare a Keycloak in " + target, e);
        }
    }

    /** Keycloak as it is published, without anything of ours but what its log leaves out. */
    public static KeycloakHome stock(ProjectFiles files, Path target) {
        try {
            delete(target);
            unzip(files.distribution(), target);
            copyInto(target.resolve("conf"), files.quarkusProperties());
            return new KeycloakHome(target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare a Keycloak in " + target, e);
        }
    }

    /**
     * The same after {@code kc.sh build}, ready for {@link KeycloakServer#start}.
     *
     * @throws IllegalStateException when the build fails, with what it printed
     */
    public KeycloakHome builtWith(KeycloakSettings settings) {
        String printed = new KeycloakScript(this, settings).run("build", settings.buildOptions());
        try {
            Files.writeString(buildLog(), printed);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the build printed. */
    public Path buildLog() {
        return path.resolve("build.log");
    }

    /**
     * A second home of the same files, with a database of its own. What is linked must not be changed any more: this one was
     * built and never started.
     */
    public KeycloakHome linkedTo(Path target) {
        try {
            delete(target);
            for (Path source : list(path)) {
                Path link = target.resolve(path.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(link);
                } else {
                    Files.createLink(link, source);
                }
            }
            return new KeycloakHome(target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot link the Keycloak in " + path + " to " + target, e);
        }
    }

    /** The same with a jar more. */
    public KeycloakHome with(Path jar) {
        try {
            copyInto(path.resolve("providers"), jar);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot add to the Keycloak in " + path, e);
        }
    }

    /**
     * The same with the jars and themes of somebody else's.
     *
     * @throws IllegalStateException when it was not built
     */
    public KeycloakHome with(Extension extension) {
        try {
            for (Path jar : extension.jars()) {
                copyInto(path.resolve("providers"), jar);
            }
            for (Path theme : extension.themes()) {
                copyTree(theme, path.resolve("themes").resolve(theme.getFileName()));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot add to the Keycloak in " + path, e);
        }
    }

    Path script() {
        return path.resolve("bin/kc.sh");
    }

    /** The zip holds one folder, whose name has the version in it; that level is left out. */
    private static void unzip(Path zip, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path to = target.resolve(name).normalize();
                if (!to.startsWith(target)) {
                    throw new IOException("Not inside the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(entries, to, StandardCopyOption.REPLACE_EXISTING);
                    // The stream does not tell the archive's permissions.
                    to.toFile().setExecutable(name.endsWith(".sh"));
                }
            }
        }
    }

    private static void copyInto(Path folder, Path file) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        for (Path source : list(from)) {
            Path copy = to.resolve(from.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path path :
                    list(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
