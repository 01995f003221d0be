package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** How many rows PostgreSQL has read by going through a table, in the tables that hold a row or more for each enterprise. */
final class PostgresScans {

    private static final String QUERY = "select relname, seq_tup_read from pg_stat_user_tables"
            + " where relname in ('identity_provider', 'identity_provider_config', 'identity_provider_mapper', 'org',"
            + " 'org_domain', 'keycloak_group', 'group_attribute', 'sso_enterprise', 'sso_certificate', 'sso_firebase_user')";

    /** Seconds for which every connection has had nothing to do: after ten it hands in its counts. */
    private static final String IDLE = "select coalesce(min(extract(epoch from clock_timestamp() - state_change)), 60)"
            + " from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";

    private static final int HANDED_IN_SECONDS = 12;

    private final Postgres postgres;

    PostgresScans(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Rows per table that the work made PostgreSQL read so; tables that were read by index alone are left out. */
    Map<String, Long> during(Runnable work) {
        Map<String, Long> before = counts();
        work.run();
        Map<String, Long> read = new TreeMap<>(counts());
        read.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
        read.values().removeIf(rows -> rows == 0);
        return read;
    }

    private Map<String, Long> counts() {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            awaitHandedIn(statement);
            Map<String, Long> counts = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitHandedIn(Statement statement) throws SQLException {
        double idle = 0;
        while (idle < HANDED_IN_SECONDS) {
            statement.execute("select pg_sleep(0.5)");
            try (ResultSet seconds = statement.executeQuery(IDLE)) {
                seconds.next();
                idle = seconds.getDouble(1);
            }
        }
    }
}
