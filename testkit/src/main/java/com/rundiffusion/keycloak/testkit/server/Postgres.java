package com.rundiffusion.keycloak.testkit.server;

import com.rundiffusion.keycloak.loopback.FreePort;
import com.rundiffusion.keycloak.testkit.machine.Account;
import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of the test's own with an empty database {@code keycloak}, set up as docker-compose.yml does: one user,
 * who signs in with a password. Its data goes with it.
 */
public final class Postgres implements AutoCloseable {

    private static final String USER = "keycloak";
    private static final String PASSWORD = "only for tests";
    private static final int NOBODY = 65534;

    private final TemporaryFolder folder;
    private final PostgresBinaries binaries;
    private final Path data;
    private final int port = FreePort.next();
    private final ServerProcess server;

    private Postgres(TemporaryFolder folder) throws IOException {
        this.folder = folder;
        this.binaries = PostgresBinaries.unpack(folder.path());
        this.data = ownedFolder("data");
        initialise();
        this.server = ServerProcess.start(unprivileged("postgres", serverOptions()), Map.of(), log(), this::accepts);
    }

    public static Postgres start() {
        TemporaryFolder folder = TemporaryFolder.create("postgres");
        return folder.keptIfDone(() -> {
            Postgres postgres = new Postgres(folder);
            postgres.createDatabase();
            return postgres;
        });
    }

    private void initialise() throws IOException {
        Path password = Files.writeString(folder.path().resolve("password"), PASSWORD);
        Command.Result made = Command.run(unprivileged(
                "initdb",
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        if (!made.succeeded()) {
            throw new IllegalStateException(made.output());
        }
    }

    private String[] serverOptions() {
        return new String[] {
            "-D", data.toString(),
            "-p", String.valueOf(port),
            "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=",
            "-c", "fsync=off"
        };
    }

    private Path ownedFolder(String name) throws IOException {
        Path created = Files.createDirectory(folder.path().resolve(name));
        if (Account.isRoot()) {
            Files.setAttribute(created, "unix:uid", NOBODY);
        }
        return created;
    }

    /** PostgreSQL refuses to run as root; root can step down without a password. */
    private List<String> unprivileged(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Account.isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private boolean accepts() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database keycloak");
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** To Keycloak's database. */
    public Connection connect() throws SQLException {
        return connect("keycloak");
    }

    public String jdbcUrl() {
        return url("keycloak");
    }

    public Path log() {
        return folder.path().resolve("postgres.log");
    }

    public String username() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    @Override
    public void close() {
        // Ends open connections; a mere signal to terminate would wait for whoever is still connected.
        Command.run(unprivileged("pg_ctl", "stop", "--pgdata=" + data, "--mode=fast"));
        server.close();
        folder.close();
    }
}
