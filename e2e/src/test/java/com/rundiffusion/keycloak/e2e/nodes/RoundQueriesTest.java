package com.rundiffusion.keycloak.e2e.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.server.Postgres;
import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each round asks of large tables has an index on PostgreSQL. In a table that is empty it is used where nothing else may be. */
@Order(1)
class RoundQueriesTest {

    @RegisterExtension
    private static final TwoNodes NODES = new TwoNodes();

    @Test
    void whoWaitsForASignInIsCountedWithoutReadingAnybodysRow() throws SQLException {
        assertThat(plan("select count(*) from SSO_PERSON where REALM_ID = 'realm' and OBJECT_ID is null"
                        + " and REMOVED_AT is null and MANAGED = true and ACTIVE = true"))
                .contains("Index Only Scan using idx_sso_person_waiting");
    }

    /** Control of the one before: the index has nobody else. */
    @Test
    void whoIsSwitchedOffIsNotInThatIndex() throws SQLException {
        assertThat(plan("select count(*) from SSO_PERSON where REALM_ID = 'realm' and OBJECT_ID is null"
                        + " and REMOVED_AT is null and MANAGED = true and ACTIVE = false"))
                .doesNotContain("idx_sso_person_waiting");
    }

    @Test
    void whoIsSilentIsFoundByAnIndex() throws SQLException {
        assertThat(plan("select PROVIDER_ID from SSO_PROVISIONING where REALM_ID = 'realm' and LAST_SUCCESS_AT > 0"
                        + " and LAST_SUCCESS_AT <= 1 order by LAST_SUCCESS_AT"))
                .contains("idx_sso_provisioning_success");
    }

    private static String plan(String query) throws SQLException {
        NODES.first();
        Postgres database = NODES.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            for (String kind : List.of("seqscan", "bitmapscan")) {
                statement.execute("set enable_" + kind + " = off");
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet line = statement.executeQuery("explain " + query)) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
