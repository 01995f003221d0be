package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL on the same machine, whose work is not in the server's figures. It does not wait for the disk. */
final class PostgresStore implements Store {

    private static final String MAINTENANCE = "postgres";

    private final Postgres postgres = Postgres.start();

    @Override
    public KeycloakSettings on(KeycloakSettings settings) {
        return settings.onPostgres(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    @Override
    public void keep() {
        execute("drop database if exists prepared", "create database prepared template keycloak");
    }

    @Override
    public void restore() {
        execute("drop database keycloak", "create database keycloak template prepared");
    }

    @Override
    public Optional<DatabaseWork> workDuring(Runnable work) {
        execute("alter system set log_statement = 'all'", "select pg_reload_conf()");
        TableScans scans = new TableScans(postgres);
        DatabaseWork before = DatabaseWork.soFar(postgres.log(), scans);
        work.run();
        DatabaseWork done = DatabaseWork.soFar(postgres.log(), scans).since(before);
        execute("alter system reset log_statement", "select pg_reload_conf()");
        return Optional.of(done);
    }

    private void execute(String... statements) {
        String url = postgres.jdbcUrl().replaceFirst("[^/]+$", MAINTENANCE);
        try (Connection connection = DriverManager.getConnection(url, postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Connection> connection() {
        try {
            return Optional.of(postgres.connect());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
