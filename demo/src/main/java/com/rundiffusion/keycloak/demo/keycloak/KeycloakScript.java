package com.rundiffusion.keycloak.demo.keycloak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code kc.sh} of one Keycloak. */
public final class KeycloakScript {

    private final KeycloakHome home;
    private final KeycloakSettings settings;

    public KeycloakScript(KeycloakHome home, KeycloakSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /**
     * Runs a command to its end, e.g. {@code build} or {@code export}.
     *
     * @return what it printed
     * @throws IllegalStateException when it fails, with what it printed
     */
    public String run(String verb, List<String> options) {
        Process process = launch(verb, options);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String printed = output.lines().collect(Collectors.joining("\n", "", "\n"));
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kc.sh " + verb + " failed:\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for kc.sh " + verb, e);
        }
    }

    Process launch(String verb, List<String> options) {
        List<String> command = new ArrayList<>(List.of(home.script().toString(), verb));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.path().toFile()).redirectErrorStream(true);
        builder.environment().putAll(settings.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + home.script(), e);
        }
    }
}
