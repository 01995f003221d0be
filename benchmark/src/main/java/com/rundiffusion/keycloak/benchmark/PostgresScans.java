package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.e2e.production.Postgres;
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

    /** A connection that has nothing to do hands in its counts after ten seconds. */
    private static final long HANDED_IN_MILLIS = 12_000;

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
        try {
            Thread.sleep(HANDED_IN_MILLIS);
            try (Connection connection =
                            DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(QUERY)) {
                Map<String, Long> counts = new TreeMap<>();
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
                return counts;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
