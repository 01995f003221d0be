package com.rundiffusion.keycloak.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import liquibase.ChecksumVersion;
import liquibase.changelog.ChangeSet;
import org.junit.jupiter.api.Test;

/** What servers have run stays as it is, and each of them comes to the schema of today. */
class SchemaTest {

    private static final String COLUMNS =
            "select TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, IS_NULLABLE"
                    + " from INFORMATION_SCHEMA.COLUMNS where TABLE_NAME like 'SSO_%'";
    private static final String INDEXES = "select TABLE_NAME, INDEX_NAME, COLUMN_NAME, ORDINAL_POSITION"
            + " from INFORMATION_SCHEMA.INDEX_COLUMNS where INDEX_NAME like 'IDX_SSO_%' or INDEX_NAME like 'UQ_SSO_%'";

    /**
     * Each change set that was released, with the checksum that the servers have written down: one that differs stops them at
     * their next start. A new change set gets its line when it is made; a line is never changed.
     */
    private static final Map<String, String> RELEASED = released();

    private static Map<String, String> released() {
        Map<String, String> released = new LinkedHashMap<>();
        released.put("1-tables", "9:5ad87c4ec58bc3c96f0d886b0f0d9d88");
        released.put("2-domain-index", "9:b672825ddc7f56ed9f4ad2c90058b9b0");
        released.put("3-tasks", "9:b4322e3731790b841e5c75309e343738");
        released.put("4-expired-certificates", "9:235a5cf9827d88ff18e4cb8f3b0701f7");
        released.put("5-missing-addresses", "9:60c92cc311c9ea88d382601165dab524");
        released.put("6-sign-in-log", "9:cca0c0c206a882a155078c42fe68b46f");
        released.put("7-setup-links", "9:2c0e9c116d0a6cfe3554aa92721e03a6");
        released.put("8-mails-of-links", "9:dd964104008d584ec07c825649068a16");
        released.put("9-provisioning", "9:cde7257ab886b99bcd8a1b66dcec491d");
        released.put("10-people-counted", "9:5cf268dc01503bef333fca0d3a04d1aa");
        released.put("11-silence", "9:c7756bc09997f9e4600807db79c55707");
        released.put("12-matching", "9:bcd949c52cb26e7c5affc855ba7f7140");
        return released;
    }

    @Test
    void noChangeSetThatWasReleasedIsChanged() {
        Map<String, String> now = new LinkedHashMap<>();
        for (ChangeSet changeSet : TestDatabase.changeSets()) {
            now.put(
                    changeSet.getId(),
                    changeSet.generateCheckSum(ChecksumVersion.latest()).toString());
        }
        assertThat(now).containsExactlyEntriesOf(RELEASED);
    }

    /** The dump is of the first release, with a row in each table. */
    @Test
    void aServerOfTheFirstReleaseComesToTheSchemaOfTodayWithAllItsRows() throws SQLException, IOException {
        try (TestDatabase fresh = TestDatabase.start();
                TestDatabase old = TestDatabase.empty()) {
            run(old, dump());
            old.migrate(TestDatabase.CHANGES);
            assertThat(rows(old, COLUMNS)).isEqualTo(rows(fresh, COLUMNS)).isNotEmpty();
            assertThat(rows(old, INDEXES)).isEqualTo(rows(fresh, INDEXES)).isNotEmpty();
            for (String table : Set.of(
                    "SSO_ENTERPRISE",
                    "SSO_CERTIFICATE",
                    "SSO_NOTICE",
                    "SSO_NOTICE_MAIL",
                    "SSO_FIREBASE_USER",
                    "SSO_WRITE_LOCK")) {
                assertThat(rows(old, "select * from " + table)).as(table).hasSize(1);
            }
        }
    }

    @Test
    void aSecondStartChangesNothing() throws SQLException {
        try (TestDatabase database = TestDatabase.start()) {
            Set<String> before = rows(database, "select ID from DATABASECHANGELOG");
            database.migrate(TestDatabase.CHANGES);
            assertThat(rows(database, "select ID from DATABASECHANGELOG"))
                    .isEqualTo(before)
                    .hasSize(RELEASED.size());
        }
    }

    /** Then only what makes a look-up of Keycloak's fast is missing. */
    @Test
    void aKeycloakThatCallsItsOwnTableOtherwiseStartsAllTheSame() throws SQLException {
        try (TestDatabase database = TestDatabase.empty()) {
            run(database, "alter table ORG_DOMAIN rename to ORGANIZATION_DOMAIN");
            database.migrate(TestDatabase.CHANGES);
            assertThat(rows(database, COLUMNS)).isNotEmpty();
        }
    }

    @Test
    void theMappingFitsWhatTheChangeSetsMake() {
        try (TestDatabase database = TestDatabase.start()) {
            database.validateMapping();
        }
    }

    private static String dump() throws IOException {
        try (InputStream dump = SchemaTest.class.getResourceAsStream("first-release.sql")) {
            return new String(dump.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(TestDatabase database, String script) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static Set<String> rows(TestDatabase database, String query) throws SQLException {
        Set<String> rows = new TreeSet<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.append(result.getString(column)).append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
