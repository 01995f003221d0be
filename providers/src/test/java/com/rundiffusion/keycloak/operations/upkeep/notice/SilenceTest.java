package com.rundiffusion.keycloak.operations.upkeep.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar.End;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.NoticeRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of whom Entra has said nothing for two weeks, which is what a realm waits unless it says otherwise. */
final class SilenceTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Duration ENOUGH = Duration.ofDays(14);
    private static final Map<String, String> ON = Map.of("provisioning", "optional");

    private final TestStore store = new TestStore();

    @AfterEach
    void close() {
        store.close();
    }

    private static String id(String alias) {
        return TestStore.providerId(alias);
    }

    /** @param since empty where nothing was ever done */
    private void provisioned(String alias, Optional<Instant> firstPerson, Optional<Instant> since) {
        store.sessions().run(session -> {
            ProvisioningRow row = new ProvisioningRow();
            row.providerId = id(alias);
            row.realmId = TestSessions.REALM;
            row.firstPersonAt = firstPerson.map(Instant::toEpochMilli).orElse(null);
            row.lastSuccessAt = since.map(Instant::toEpochMilli).orElse(null);
            TestStore.entities(session).merge(row);
        });
    }

    private void silent(String alias, Map<String, String> config, Duration since) {
        store.connect(alias, Set.of(), config);
        provisioned(alias, Optional.of(NOW.minus(Duration.ofDays(90))), Optional.of(NOW.minus(since)));
    }

    /** In two rounds. */
    private List<String> noticesAt(Instant now) {
        RealmJobs jobs =
                new RealmJobs(new RealmTransaction(store.sessions().factory(), TestSessions.REALM), () -> false);
        new Notices(jobs, now).give();
        new Notices(jobs, now).give();
        return store.query("select row from NoticeRow row order by row.id", NoticeRow.class).stream()
                .map(row -> row.id)
                .toList();
    }

    private List<End> silentAt(Instant now) {
        return store.sessions().inTransaction(session -> new EnterpriseCalendar(session).provisioningSilent(now));
    }

    @Test
    void whoIsSilentForLongIsToldOfOnceAndWhoWasHeardOfYesterdayIsNot() {
        silent("contoso", ON, ENOUGH);
        silent("fabrikam", Map.of("provisioning", "REQUIRED"), ENOUGH.plusDays(100));
        silent("northwind", ON, Duration.ofDays(1));
        silent("tailspin", ON, ENOUGH.minusMillis(1));

        assertThat(noticesAt(NOW))
                .hasSize(2)
                .anyMatch(notice -> notice.startsWith(id("contoso") + "/silence/"))
                .anyMatch(notice -> notice.startsWith(id("fabrikam") + "/silence/"));
        assertThat(silentAt(NOW)).extracting(End::providerId).containsExactly(id("fabrikam"), id("contoso"));
    }

    /** Whoever writes past our own API writes it as they like. */
    @ParameterizedTest
    @ValueSource(strings = {"off", "Off"})
    void whereProvisioningIsOffNobodyHearsOfIt(String policy) {
        silent("contoso", Map.of("provisioning", policy), ENOUGH);
        silent("fabrikam", Map.of(), ENOUGH);
        assertThat(noticesAt(NOW)).isEmpty();
        assertThat(silentAt(NOW)).isEmpty();
    }

    @Test
    void nobodyHearsOfAnEnterpriseThatIsPausedUntilItIsActive() {
        silent("contoso", ON, ENOUGH);
        switchTo(false);
        assertThat(noticesAt(NOW)).isEmpty();
        assertThat(silentAt(NOW)).isEmpty();

        switchTo(true);
        assertThat(noticesAt(NOW)).hasSize(1);
    }

    private void switchTo(boolean enabled) {
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("update OrganizationEntity organization set organization.enabled = :enabled")
                        .setParameter("enabled", enabled)
                        .executeUpdate());
    }

    /** Whose connection was tested, and no more, has nobody who could leave. */
    @Test
    void nobodyHearsOfAnEnterpriseThatWasNeverProvisioned() {
        store.connect("contoso", Set.of(), ON);
        provisioned("contoso", Optional.empty(), Optional.of(NOW.minus(ENOUGH)));
        store.connect("fabrikam", Set.of(), ON);
        provisioned("fabrikam", Optional.empty(), Optional.empty());
        store.connect("northwind", Set.of(), ON);

        assertThat(noticesAt(NOW)).isEmpty();
        assertThat(silentAt(NOW)).isEmpty();
    }

    @Test
    void aSuccessEndsItAndAnotherSilenceIsToldOfAnew() {
        silent("contoso", ON, ENOUGH);
        assertThat(noticesAt(NOW)).hasSize(1);
        assertThat(noticesAt(NOW.plus(Duration.ofDays(30))))
                .as("the same silence")
                .hasSize(1);

        provisioned("contoso", Optional.of(NOW), Optional.of(NOW));
        assertThat(silentAt(NOW.plus(ENOUGH).minusMillis(1))).isEmpty();
        assertThat(noticesAt(NOW.plus(ENOUGH).minusMillis(1))).hasSize(1);
        assertThat(noticesAt(NOW.plus(ENOUGH))).hasSize(2);
    }

    /** It is looked at again by whoever gives it, and by whoever sends a mail that had to wait. */
    @Test
    void itIsOverOnceEntraIsHeardOfOrProvisioningIsOff() {
        store.connect("contoso", Set.of(), ON);
        store.connect("fabrikam", Set.of(), Map.of());
        Instant last = NOW.plusMillis(7);
        Ending silence = Ending.ofSilence(new End(id("contoso"), last));

        assertThat(silence.isOf(store.find("contoso"), heardAt(last))).isTrue();
        assertThat(silence.isOf(store.find("contoso"), heardAt(last.plusSeconds(1))))
                .isFalse();
        assertThat(silence.isOf(store.find("contoso"), ProvisioningState.NONE)).isFalse();
        assertThat(silence.isOf(store.find("fabrikam"), heardAt(last))).isFalse();
    }

    private static ProvisioningState heardAt(Instant last) {
        return new ProvisioningState(Optional.of(last), Optional.of(last), Optional.empty(), Optional.of(NOW));
    }

    @Test
    void itsDayIsThatOfTheLastSuccessAndItIsSaidAtOnce() {
        Ending silence = Ending.ofSilence(new End("provider", Instant.parse("2026-03-07T00:00:00Z")));
        assertThat(silence.lastDay()).isEqualTo(LocalDate.of(2026, 3, 7));
        assertThat(Notice.due(silence, NOW)).map(Notice::threshold).contains(Threshold.OVER);
        assertThat(Notice.of(Notice.due(silence, NOW).orElseThrow().id()).ending())
                .isEqualTo(silence);
    }

    @Test
    void anIndexLeadsToThem() throws SQLException {
        assertThat(plan("select PROVIDER_ID from SSO_PROVISIONING where REALM_ID = 'realm' and LAST_SUCCESS_AT > 0"
                        + " and LAST_SUCCESS_AT <= 1"))
                .contains("IDX_SSO_PROVISIONING_SUCCESS");
        assertThat(plan("select count(*) from SSO_PERSON where REALM_ID = 'realm' and OBJECT_ID is null"
                        + " and REMOVED_AT is null and MANAGED = true and ACTIVE = true"))
                .contains("IDX_SSO_PERSON_WAITING");
    }

    private String plan(String query) throws SQLException {
        try (Connection connection = store.database().connection();
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("explain " + query)) {
            plan.next();
            return plan.getString(1);
        }
    }
}
