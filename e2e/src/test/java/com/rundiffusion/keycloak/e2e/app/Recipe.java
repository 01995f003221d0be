package com.rundiffusion.keycloak.e2e.app;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.NodePrograms;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import com.rundiffusion.keycloak.testkit.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program of {@code recipes/}, started as its README says, on a port of its own. */
record Recipe(int port, Path log, ServerProcess process) implements AutoCloseable {

    private static final Path COPY = Checkout.file("e2e/target/recipes");

    private static Path installed() {
        return NodePrograms.installed(Checkout.file("recipes"), COPY);
    }

    static Recipe node(String program, int port, Map<String, String> settings) {
        Path recipes = installed();
        return start(
                List.of(
                        Programs.node().toString(),
                        "--import",
                        recipes.resolve("localhost.mjs").toUri().toString(),
                        recipes.resolve(program).toString()),
                port,
                settings);
    }

    static Recipe springBoot(int port, Map<String, String> settings) {
        return start(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + Checkout.file("recipes/localhost.hosts"),
                        "-jar",
                        Checkout.file("recipes/spring-boot/target/recipe-spring-boot.jar")
                                .toString()),
                port,
                settings);
    }

    private static Recipe start(List<String> command, int port, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PORT", String.valueOf(port));
        environment.put("HOME_URL", "http://localhost:" + port + "/");
        try {
            Path log =
                    Files.createTempFile(Files.createDirectories(COPY.resolveSibling("recipe-logs")), "recipe", ".log");
            return new Recipe(port, log, ServerProcess.start(command, environment, log, () -> answers(port)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(int port) {
        for (InetAddress address : loopback()) {
            try (Socket socket = new Socket(address, port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                continue;
            }
        }
        return false;
    }

    private static InetAddress[] loopback() {
        try {
            return InetAddress.getAllByName("localhost");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String home() {
        return "http://localhost:" + port + "/";
    }

    @Override
    public void close() {
        process.close();
    }
}
