package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many rows PostgreSQL has read by going through a table, in the tables that hold a row or more for each enterprise. */
final class TableScans {

    private static final String QUERY = "select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables"
            + " where relname in ('identity_provider', 'identity_provider_config', 'identity_provider_mapper', 'org',"
            + " 'org_domain', 'keycloak_group', 'group_attribute', 'sso_enterprise', 'sso_certificate', 'sso_firebase_user')";

    /** Seconds for which every connection has had nothing to do: after ten it hands in its counts. */
    private static final String IDLE = "select coalesce(min(extract(epoch from clock_timestamp() - state_change)), 60)"
            + " from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";

    private static final int HANDED_IN_SECONDS = 12;

    private final Postgres postgres;

    TableScans(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Rows that were read so until now. */
    long rows() {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            awaitHandedIn(statement);
            try (ResultSet rows = statement.executeQuery(QUERY)) {
                rows.next();
                return rows.getLong(1);
            }
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
