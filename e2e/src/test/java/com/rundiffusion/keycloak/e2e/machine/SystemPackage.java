package com.rundiffusion.keycloak.e2e.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A package that brings a program, installed when the program is missing. */
final class SystemPackage {

    private final UnaryOperator<String> installer;
    private final String name;
    private final List<String> programs;

    /** @param programs names under which the program may be found, the best first */
    SystemPackage(String name, String... programs) {
        this(Apt::install, name, programs);
    }

    /** @param installer takes the package's name and returns what it printed */
    SystemPackage(UnaryOperator<String> installer, String name, String... programs) {
        this.installer = installer;
        this.name = name;
        this.programs = List.of(programs);
    }

    /** Where the program is, installed first if need be; the exception says what to install by hand. */
    Path program() {
        return installed().orElseGet(this::install);
    }

    Optional<Path> installed() {
        return programs.stream()
                .flatMap(program -> Command.find(program).stream())
                .findFirst();
    }

    private Path install() {
        String log = installer.apply(name);
        return installed()
                .orElseThrow(() -> new IllegalStateException(
                        "This machine has no %s. Install it (Debian, Ubuntu: apt-get install %s) and build again.\n%s"
                                .formatted(programs.get(0), name, log)));
    }
}
