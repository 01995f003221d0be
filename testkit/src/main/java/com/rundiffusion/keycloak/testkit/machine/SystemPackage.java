package com.rundiffusion.keycloak.testkit.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A package that brings a file, mostly a program, and is installed when that is missing. */
final class SystemPackage {

    private final UnaryOperator<String> installer;
    private final String name;
    private final String brings;
    private final Supplier<Optional<Path>> search;

    /** @param programs names under which the program may be found, the best first */
    SystemPackage(String name, String... programs) {
        this(Apt::install, name, programs);
    }

    /** @param installer takes the package's name and returns what it printed */
    SystemPackage(UnaryOperator<String> installer, String name, String... programs) {
        this(
                installer,
                name,
                programs[0],
                () -> Stream.of(programs)
                        .flatMap(program -> Command.find(program).stream())
                        .findFirst());
    }

    private SystemPackage(
            UnaryOperator<String> installer, String name, String brings, Supplier<Optional<Path>> search) {
        this.installer = installer;
        this.name = name;
        this.brings = brings;
        this.search = search;
    }

    /** A package that brings no program but this file. */
    static SystemPackage of(String name, Path file) {
        return new SystemPackage(
                Apt::install, name, file.toString(), () -> Optional.of(file).filter(Files::isReadable));
    }

    /** Where it is, installed first if need be; the exception says what to install by hand. */
    Path path() {
        return installed().orElseGet(this::install);
    }

    Optional<Path> installed() {
        return search.get();
    }

    /** Installed first if need be; empty where that cannot be done. */
    Optional<Path> installable() {
        return installed().or(() -> {
            installer.apply(name);
            return installed();
        });
    }

    private Path install() {
        String log = installer.apply(name);
        return installed()
                .orElseThrow(() -> new IllegalStateException(
                        "This machine has no %s. Install it (Debian, Ubuntu: apt-get install %s) and build again.\n%s"
                                .formatted(brings, name, log)));
    }
}
