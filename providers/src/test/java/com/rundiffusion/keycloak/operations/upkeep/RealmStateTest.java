package com.rundiffusion.keycloak.operations.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending;
import com.rundiffusion.keycloak.operations.upkeep.notice.Ending.Kind;
import com.rundiffusion.keycloak.operations.upkeep.notice.Threshold;
import com.rundiffusion.keycloak.schema.LogoutNoticeRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

final class RealmStateTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Map<Threshold, Long> count(int... daysLeft) {
        return RealmState.count(
                IntStream.of(daysLeft)
                        .mapToObj(days -> new Ending("provider", Kind.CERTIFICATE, NOW.plus(Duration.ofDays(days))))
                        .toList(),
                NOW);
    }

    @Test
    void whatEndsSoonAlsoEndsWithinTheLongerTime() {
        assertThat(count(3, 20, 50))
                .containsEntry(Threshold.WEEK, 1L)
                .containsEntry(Threshold.MONTH, 2L)
                .containsEntry(Threshold.TWO_MONTHS, 3L)
                .containsEntry(Threshold.OVER, 0L);
    }

    @Test
    void whatHasEndedIsCountedApart() {
        assertThat(count(-3, 20))
                .containsEntry(Threshold.OVER, 1L)
                .containsEntry(Threshold.WEEK, 0L)
                .containsEntry(Threshold.TWO_MONTHS, 1L);
    }

    @Test
    void whoIsSilentWhoWaitsAndWhatIsStillToBeToldIsCounted() {
        try (TestStore store = new TestStore()) {
            store.connect("contoso", Set.of(), Map.of("provisioning", "optional"));
            assertThat(state(store)).extracting(NUMBERS).isEqualTo(List.of(0L, 0L, 0L));

            store.sessions().run(RealmStateTest::fill);
            assertThat(state(store)).extracting(NUMBERS).isEqualTo(List.of(1L, 2L, 1L));
        }
    }

    private static final Function<RealmState, List<Long>> NUMBERS =
            state -> List.of(state.provisioningSilent(), state.peopleWaiting(), state.logoutNoticesOpen());

    private static RealmState state(TestStore store) {
        return store.sessions().inTransaction(session -> RealmState.of(session, NOW));
    }

    /** Two who wait, and everybody who might be taken for one. */
    private static void fill(KeycloakSession session) {
        ProvisioningRow silent = new ProvisioningRow();
        silent.providerId = TestStore.providerId("contoso");
        silent.realmId = TestSessions.REALM;
        silent.firstPersonAt = 1L;
        silent.lastSuccessAt = 1L;
        TestStore.entities(session).persist(silent);

        People people = new People(session, silent.providerId);
        people.addProvisioned(null, "ada");
        people.addProvisioned(null, "bob");
        people.addProvisioned(null, "inactive").active = false;
        people.addProvisioned("0a000000-0000-4000-8000-000000000001", "known");
        people.addSignedIn("0a000000-0000-4000-8000-000000000002", "signed in");
        people.remove(people.addProvisioned("0a000000-0000-4000-8000-000000000003", "removed"));

        notice(session, "open", TestSessions.REALM);
        notice(session, "another realm's", "another");
    }

    private static void notice(KeycloakSession session, String id, String realm) {
        LogoutNoticeRow row = new LogoutNoticeRow();
        row.id = id;
        row.realmId = realm;
        row.clientId = "app";
        row.userId = "ada";
        row.sessionId = "session";
        row.issuer = "https://sso.example";
        TestStore.entities(session).persist(row);
    }

    @Test
    void nothingIsZeroEverywhere() {
        assertThat(count())
                .hasSize(4)
                .allSatisfy((threshold, number) -> assertThat(number).isZero());
    }
}
