package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.server.KeycloakImage;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server goes down in the middle of an import, without a word to the database. */
@Tag("long")
class KilledImportTest {

    private static final int ALL = 1500;
    private static final int SEEN = 200;

    /** Each holds one row for each enterprise, and the realm holds nothing else of that kind. */
    private static final List<String> ROWS =
            List.of("org", "org_domain", "identity_provider", "sso_enterprise", "sso_certificate");

    private final ManyCustomers customers = new ManyCustomers();
    private final String lines =
            IntStream.rangeClosed(1, ALL).mapToObj(customers::line).collect(Collectors.joining("\n"));

    @Test
    void whatWasAnsweredIsStoredAndNothingIsHalfMadeAndARepetitionMakesTheRest() throws SQLException {
        try (Postgres postgres = Postgres.start();
                KeycloakNode keycloak = KeycloakNode.start(KeycloakImage.ofThisRun(), postgres)) {
            List<String> answered = importUntilKilled(keycloak);
            assertThat(answered).hasSizeBetween(SEEN, ALL - 1);

            List<Integer> counts = rows(postgres);
            assertThat(counts).containsOnly(counts.get(0));
            assertThat(counts.get(0)).isBetween(answered.size(), ALL - 1);

            List<String> results = api(keycloak.up()).importLines(lines).lines().stream()
                    .map(line -> line.path("result").asText())
                    .toList();
            assertThat(results).containsOnly("unchanged", "created");
            assertThat(results).filteredOn("unchanged"::equals).hasSize(counts.get(0));
            assertThat(rows(postgres)).containsOnly(ALL);
            assertThat(analyzed(postgres))
                    .as("tables whose growth the planner was told of")
                    .isEqualTo(ROWS.size());
        }
    }

    private static EnterpriseApi api(KeycloakNode keycloak) {
        return EnterpriseApi.asAdministrator(URI.create(keycloak.origin()), keycloak.adminPassword());
    }

    /** @return the aliases that were answered for */
    private List<String> importUntilKilled(KeycloakNode keycloak) {
        List<String> aliases = new ArrayList<>();
        try {
            Iterator<JsonNode> answers = api(keycloak).importStreaming(lines).iterator();
            while (answers.hasNext()) {
                JsonNode line = answers.next();
                assertThat(line.path("result").asText()).isEqualTo("created");
                aliases.add(line.path("alias").asText());
                if (aliases.size() == SEEN) {
                    keycloak.kill();
                }
            }
        } catch (UncheckedIOException connectionLost) {
            // As it must be.
        } finally {
            keycloak.kill();
        }
        return aliases;
    }

    private static List<Integer> rows(Postgres postgres) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        for (String table : ROWS) {
            counts.add(number(postgres, "select count(*) from " + table));
        }
        return counts;
    }

    /** By command; when the database looks for itself is another column. */
    private static int analyzed(Postgres postgres) throws SQLException {
        return number(
                postgres,
                "select count(last_analyze) from pg_stat_user_tables where relname in ('%s')"
                        .formatted(String.join("', '", ROWS)));
    }

    private static int number(Postgres postgres, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
