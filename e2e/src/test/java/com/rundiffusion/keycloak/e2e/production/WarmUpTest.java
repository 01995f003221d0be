package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.journey.LogLine;
import com.rundiffusion.keycloak.testkit.server.KeycloakImage;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node signs in to itself before it opens its port, and nothing of that stays. */
@Tag("long")
final class WarmUpTest {

    private static final Map<String, String> OPTIONS = Map.of(
            "KC_SPI_SSO_WARM_UP__DEFAULT__LOGINS", "20",
            "KC_SPI_SSO_WARM_UP__DEFAULT__SECONDS", "600",
            "KC_SPI_SSO_UPKEEP__DEFAULT__INTERVAL", "1");

    private static final String WARM = "Warmed up by 20 of 20 sign-ins in ";
    private static final String COLD = "Not warmed up";
    private static final String OPEN = "Listening on:";

    @Test
    void aNodeSignsInToItselfBeforeItOpensItsPortAndOpensItWhenItCannot() throws SQLException {
        try (Postgres database = Postgres.start();
                KeycloakNode node = KeycloakNode.start(KeycloakImage.ofThisRun(), database, OPTIONS);
                Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            assertThat(node.log()).containsSubsequence("Bootstrap completed", WARM, OPEN);
            assertThat(complaints(node)).isEmpty();
            assertNothingIsLeft(sql);

            int before = node.log().length();
            sql.execute("create function refuse() returns trigger language plpgsql as"
                    + " 'begin raise exception ''not now''; end'");
            sql.execute("create trigger refuse before delete on realm for each row execute function refuse()");
            node.restart();
            assertThat(node.log().substring(before))
                    .containsSubsequence(COLD, OPEN)
                    .doesNotContain(WARM);
            assertThat(column(sql, "select name from realm"))
                    .hasSize(3)
                    .anyMatch(name -> name.matches("warm-up-[a-z0-9]{32}"));

            before = node.log().length();
            sql.execute("drop trigger refuse on realm");
            sql.execute("update realm_attribute set value = '1' where name = 'sso.temporaryUntil'");
            node.restart();
            assertThat(node.log().substring(before)).containsSubsequence(WARM, OPEN);
            assertNothingIsLeft(sql);
        }
    }

    private static List<LogLine> complaints(KeycloakNode node) {
        return node.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(LogLine::of)
                .filter(line -> line.logger().startsWith("com.rundiffusion."))
                .filter(line -> !line.level().equals("INFO"))
                .toList();
    }

    /** Neither the realm nor what names it, in Keycloak's tables and in ours. */
    private static void assertNothingIsLeft(Statement sql) throws SQLException {
        assertThat(column(sql, "select name from realm")).containsExactlyInAnyOrder("master", "rundiffusion");
        List<String> tables = column(
                sql,
                "select table_name from information_schema.columns"
                        + " where column_name = 'realm_id' and table_schema = 'public'");
        assertThat(tables).contains("user_entity", "event_entity", "offline_user_session", "org", "sso_sign_in_log");
        for (String table : tables) {
            assertThat(column(sql, "select realm_id from " + table + " where realm_id not in (select id from realm)"))
                    .as(table)
                    .isEmpty();
        }
        for (String table : List.of("offline_user_session", "offline_client_session", "event_entity", "org")) {
            assertThat(column(sql, "select 1 from " + table)).as(table).isEmpty();
        }
        assertThat(column(sql, "select client_id from client where client_id like 'warm-up%'"))
                .isEmpty();
    }

    private static List<String> column(Statement sql, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
