package com.rundiffusion.keycloak.enterprise.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** What is told of an enterprise's people and groups, as rows, without a server. */
final class PeopleCountsTest {

    private static final String CONTOSO = "contoso-provider";
    private static final String FABRIKAM = "fabrikam-provider";

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    @AfterEach
    void close() {
        database.close();
    }

    private static String objectId() {
        return UUID.randomUUID().toString();
    }

    private PersonRow provisioned(String objectId, Consumer<PersonRow> how) {
        return sessions.inTransaction(session -> {
            PersonRow person = new People(session, CONTOSO).addProvisioned(objectId, objectId() + "@contoso.com");
            how.accept(person);
            return person;
        });
    }

    private PersonRow waiting() {
        return provisioned(null, person -> {});
    }

    private PeopleCounts counts(String enterprise) {
        return sessions.inTransaction(session -> PeopleCounts.of(session, enterprise));
    }

    @Test
    void eachIsCountedOnceByHowTheyAreKnown() {
        provisioned(objectId(), person -> {});
        provisioned(objectId(), person -> {});
        provisioned(objectId(), person -> person.active = false);
        provisioned(null, person -> person.active = false);
        waiting();
        provisioned(objectId(), person -> {
            person.active = false;
            person.removedAt = 1L;
        });
        sessions.run(session -> new People(session, CONTOSO).addSignedIn(objectId(), "ada@contoso.com"));
        assertThat(counts(CONTOSO)).isEqualTo(new PeopleCounts(2, 2, 1, 1, 1));
        assertThat(counts(FABRIKAM)).isEqualTo(new PeopleCounts(0, 0, 0, 0, 0));
    }

    @Test
    void whoHasWaitedLongestIsFirst() {
        List<PersonRow> all = List.of(waiting(), waiting(), waiting());
        sessions.run(session -> all.forEach(row -> session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .find(PersonRow.class, row.id)
                        .number =
                all.indexOf(row)));
        provisioned(objectId(), person -> {});
        provisioned(null, person -> person.active = false);
        List<WaitingPeople.Waiting> two = sessions.inTransaction(session -> WaitingPeople.of(session, CONTOSO, 2));
        assertThat(two).extracting(WaitingPeople.Waiting::scimId).containsExactly(all.get(0).scimId, all.get(1).scimId);
        List<WaitingPeople.Waiting> others = sessions.inTransaction(session -> WaitingPeople.of(session, FABRIKAM, 2));
        assertThat(others).isEmpty();
    }

    @Test
    void groupsThatNobodySentAreMissing() {
        group(CONTOSO, "here", "sent");
        group(CONTOSO, "plain", null);
        group(FABRIKAM, "elsewhere", "theirs");
        sessions.run(session -> {
            ProvisionedGroups groups = new ProvisionedGroups(session, CONTOSO);
            assertThat(groups.count()).isEqualTo(2);
            assertThat(groups.missing(List.of("sent", "plain", "theirs", "never")))
                    .containsExactly("never", "theirs");
            assertThat(groups.missing(List.of())).isEmpty();
        });
    }

    private void group(String enterprise, String id, String externalKey) {
        PersonGroupRow row = new PersonGroupRow();
        row.id = id;
        row.providerId = enterprise;
        row.realmId = "realm";
        row.displayName = id;
        row.nameKey = id;
        row.externalKey = externalKey;
        sessions.run(session -> session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .persist(row));
    }
}
