package com.rundiffusion.keycloak.demo.keycloak;

import com.rundiffusion.keycloak.loopback.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running Keycloak on loopback. Its output goes to {@code keycloak.log} in its home. */
public final class KeycloakServer implements AutoCloseable {

    private static final long MINUTES_TO_START = 15;

    /** Both come, in either order: the server may listen while the realm is still being imported. */
    private static final List<String> READY = List.of("Listening on:", "Bootstrap completed");

    private final Process process;
    private final URI address;
    private final URI management;
    private final Path log;

    private KeycloakServer(Process process, URI address, URI management, Path log) {
        this.process = process;
        this.address = address;
        this.management = management;
        this.log = log;
    }

    /**
     * Starts a server, and returns when it answers.
     *
     * @param home was built with these settings
     * @throws IllegalStateException when it does not come up, with the end of its log
     */
    public static KeycloakServer start(KeycloakHome home, KeycloakSettings settings) {
        Path log = home.path().resolve("keycloak.log");
        KeycloakScript script = new KeycloakScript(home, settings);
        write(log, "");
        int port = FreePort.next();
        int managementPort = FreePort.next();
        List<String> options = new ArrayList<>(settings.startOptions());
        options.addAll(List.of(
                "--optimized",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + managementPort));
        Process process = script.launch("start", options);
        follow(process, log);
        return new KeycloakServer(process, loopback(port), loopback(managementPort), log);
    }

    /** Where it listens; requests made here come from no gateway. */
    public URI address() {
        return address;
    }

    /** Health and metrics. */
    public URI management() {
        return management;
    }

    public Path log() {
        return log;
    }

    /** Of the Java that the start script runs. */
    public long processId() {
        return process.descendants()
                .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    @Override
    public void close() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle handle : all) {
            try {
                handle.onExit().get(30, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stuck) {
                handle.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                handle.destroyForcibly();
            }
        }
    }

    private static void write(Path log, String text) {
        try {
            Files.writeString(log, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the output to the log for as long as the process lives; returns when the server says that it is ready. */
    private static void follow(Process process, Path log) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        List<String> awaited = new ArrayList<>(READY);
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                            Writer file = Files.newBufferedWriter(log, StandardOpenOption.APPEND)) {
                        for (String line = output.readLine(); line != null; line = output.readLine()) {
                            file.write(line + "\n");
                            file.flush();
                            awaited.removeIf(line::contains);
                            if (awaited.isEmpty()) {
                                ready.complete(null);
                            }
                        }
                        ready.completeExceptionally(new IllegalStateException("Keycloak ended while starting"));
                    } catch (IOException e) {
                        ready.completeExceptionally(e);
                    }
                },
                "keycloak-output");
        reader.setDaemon(true);
        reader.start();
        try {
            ready.get(MINUTES_TO_START, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("Keycloak did not start; see " + log, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was starting", e);
        }
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
