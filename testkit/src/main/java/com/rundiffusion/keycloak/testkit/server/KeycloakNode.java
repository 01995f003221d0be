package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.loopback.FreePort;
import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One node of the image's Keycloak on a real database. It is given what docker-compose.yml gives it, and beside that only
 * ports and addresses of loopback, and the image's Java.
 */
public final class KeycloakNode implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PORT = "KC_HTTP_PORT";
    private static final String MANAGEMENT_PORT = "KC_HTTP_MANAGEMENT_PORT";
    private static final String FIRST_ADMINISTRATOR = "admin_password";
    private static final String ADMIN_PASSWORD = "only for tests";

    private final TemporaryFolder folder;
    private final Supplier<ServerProcess> start;
    private final int port;
    private final int managementPort;
    private ServerProcess server;

    private KeycloakNode(TemporaryFolder folder, Supplier<ServerProcess> start, int port, int managementPort) {
        this.folder = folder;
        this.start = start;
        this.server = start.get();
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Ready, by the image's own health check, once this returns. */
    public static KeycloakNode start(KeycloakImage image, Postgres database) {
        return start(image, database, Map.of());
    }

    /** @param options of Keycloak, as environment variables */
    public static KeycloakNode start(KeycloakImage image, Postgres database, Map<String, String> options) {
        TemporaryFolder folder = TemporaryFolder.create("keycloak");
        return folder.keptIfDone(() -> start(folder, image, database, options));
    }

    private static KeycloakNode start(
            TemporaryFolder folder, KeycloakImage image, Postgres database, Map<String, String> options) {
        Map<String, String> network = network();
        Map<String, String> environment = new TreeMap<>(Map.of(
                "KC_DB_URL", database.jdbcUrl(),
                "KC_DB_USERNAME", database.username(),
                "KC_PROXY_TRUSTED_ADDRESSES", LOOPBACK,
                // Whoever starts one to ask it one thing has no time for it.
                "KC_SPI_SSO_WARM_UP__DEFAULT__LOGINS", "0",
                "SECRETS_DIR", secrets(folder.path(), database).toString()));
        environment.putAll(image.java());
        environment.putAll(options);
        environment.putAll(network);
        List<String> check = List.of(image.home().resolve("bin/ready").toString());
        return new KeycloakNode(
                folder,
                () -> ServerProcess.start(
                        image.entryPoint(),
                        environment,
                        folder.path().resolve("keycloak.log"),
                        () -> Command.run(check, environment, 1).succeeded()),
                Integer.parseInt(network.get(PORT)),
                Integer.parseInt(network.get(MANAGEMENT_PORT)));
    }

    /** Addresses of loopback and free ports, as environment variables. */
    static Map<String, String> network() {
        return Map.of(
                "KC_HTTP_HOST",
                LOOPBACK,
                PORT,
                String.valueOf(FreePort.next()),
                MANAGEMENT_PORT,
                String.valueOf(FreePort.next()),
                "KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS",
                LOOPBACK,
                "KC_CACHE_EMBEDDED_NETWORK_BIND_PORT",
                String.valueOf(FreePort.next()));
    }

    private static Path secrets(Path folder, Postgres database) {
        write(folder, "db_password", database.password());
        write(folder, FIRST_ADMINISTRATOR, ADMIN_PASSWORD);
        return folder;
    }

    private static void write(Path folder, String secret, String value) {
        try {
            Files.writeString(folder.resolve(secret), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an update does it, long after the set-up: the password of the first administrator was emptied meanwhile. */
    public void restart() {
        stop();
        write(folder.path(), FIRST_ADMINISTRATOR, "");
        server = start.get();
    }

    /** Starts it again where it does not run. */
    public KeycloakNode up() {
        if (!server.runs()) {
            server = start.get();
        }
        return this;
    }

    /** What no other node has in its memory is gone. */
    public void stop() {
        if (server.runs()) {
            server.close();
        }
    }

    /** As a power cut does it. */
    public void kill() {
        if (server.runs()) {
            server.kill();
        }
    }

    /** Where the gateway finds it. */
    public String origin() {
        return "http://" + LOOPBACK + ":" + port;
    }

    /** Health and metrics. */
    public String management() {
        return "http://" + LOOPBACK + ":" + managementPort;
    }

    /** Fails with the node's log when it ends or takes too long. */
    public void await(BooleanSupplier condition) {
        server.await(condition);
    }

    /** Of {@code admin}, the first administrator. */
    public String adminPassword() {
        return ADMIN_PASSWORD;
    }

    public String log() {
        return server.log();
    }

    @Override
    public void close() {
        stop();
        folder.close();
    }
}
