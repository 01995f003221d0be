package com.rundiffusion.keycloak.enterprise.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.schema.GroupMemberRow;
import com.rundiffusion.keycloak.schema.PersonRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** Records of people as rows, without a server. */
final class PeopleTest {

    private static final String CONTOSO = "contoso-provider";
    private static final String ADA = "0a000000-0000-4000-8000-000000000001";
    private static final String BOB = "0a000000-0000-4000-8000-000000000002";

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T of(String enterprise, Function<People, T> work) {
        return sessions.inTransaction(session -> work.apply(new People(session, enterprise)));
    }

    private PersonRow signedIn(String objectId, String userName) {
        return of(CONTOSO, people -> people.addSignedIn(objectId, userName));
    }

    private PersonRow waiting(String userName) {
        return of(CONTOSO, people -> people.addProvisioned(null, userName));
    }

    @Test
    void somebodyIsMeantByTheObjectIdOrWhileTheRecordWaitsByTheUserName() {
        signedIn(ADA, "ada@contoso.com");
        waiting("Bob@contoso.com");

        People.Meant ada = of(CONTOSO, people -> people.meant(ADA, "ada@contoso.com"));
        People.Meant bob = of(CONTOSO, people -> people.meantAndHeld(BOB, "bob@CONTOSO.com"));

        assertThat(ada.known()).map(person -> person.objectId).contains(ADA);
        assertThat(ada.waiting()).isEmpty();
        assertThat(bob.known()).isEmpty();
        assertThat(bob.waiting()).map(person -> person.userName).contains("Bob@contoso.com");
    }

    @Test
    void nobodyOfAnotherEnterpriseIsMeant() {
        signedIn(ADA, "ada@contoso.com");
        waiting("bob@contoso.com");

        People.Meant meant = of("fabrikam-provider", people -> people.meant(ADA, "bob@contoso.com"));

        assertThat(meant.known()).isEmpty();
        assertThat(meant.waiting()).isEmpty();
    }

    /** User principal names are given out again: whoever bears one that a known person has is somebody else. */
    @Test
    void aNameThatSomebodyHasIsFoundByThatOneAlone() {
        signedIn(ADA, "ada@contoso.com");
        PersonRow another = signedIn(BOB, "ada@contoso.com");

        assertThat(another.userNameKey).isNull();
        assertThat(of(CONTOSO, people -> people.meant(BOB, "ada@contoso.com")).waiting())
                .isEmpty();
    }

    @Test
    void nobodyIsThereTwice() {
        signedIn(ADA, "ada@contoso.com");

        assertThatThrownBy(() -> signedIn(ADA, "ada.lovelace@contoso.com")).isInstanceOf(RuntimeException.class);
        PersonRow another = of("fabrikam-provider", people -> people.addSignedIn(ADA, "ada@contoso.com"));
        assertThat(another.userNameKey).as("of another enterprise").isEqualTo("ada@contoso.com");
    }

    @Test
    void theWaitingRecordTakesOverWhatTheOtherHas() {
        PersonRow known = signedIn(ADA, "ada@contoso.com");
        PersonRow waiting = waiting("ada.lovelace@contoso.com");
        sessions.run(session -> {
            var entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
            List.of(member("both", known), member("both", waiting), member("old", known), member("new", waiting))
                    .forEach(entities::persist);
            entities.find(PersonRow.class, known.id).userId = "account";
        });

        of(CONTOSO, people -> {
            PersonRow from = people.hold(known.id, true).orElseThrow();
            PersonRow into = people.hold(waiting.id, true).orElseThrow();
            people.merge(from, into);
            return null;
        });

        PersonRow merged =
                of(CONTOSO, people -> people.meant(ADA, "nobody").known()).orElseThrow();
        assertThat(merged.scimId).isEqualTo(waiting.scimId);
        assertThat(merged.userId).isEqualTo("account");
        assertThat(merged.proven).isTrue();
        assertThat(merged.managed).isTrue();
        assertThat(groups(merged)).containsExactlyInAnyOrder("both", "old", "new");
        Optional<PersonRow> left = of(CONTOSO, people -> people.hold(known.id, false));
        assertThat(left).isEmpty();
    }

    /** As a sign-in does: what it has read of the record is older than what the other transaction wrote. */
    @Test
    void aRecordThatAnotherTransactionHasBoundIsFound() {
        PersonRow waiting = waiting("ada@contoso.com");

        PersonRow found = of(CONTOSO, people -> {
            assertThat(people.meant(ADA, "ada@contoso.com").waiting()).isPresent();
            of(CONTOSO, others -> {
                others.bind(others.hold(waiting.id, true).orElseThrow(), ADA);
                return null;
            });
            return people.settled(ADA, true).orElseThrow();
        });

        assertThat(found.id).isEqualTo(waiting.id);
        assertThat(found.objectId).isEqualTo(ADA);
        Optional<PersonRow> ofAnother = of("fabrikam-provider", people -> people.settled(ADA, false));
        assertThat(ofAnother).isEmpty();
    }

    private static GroupMemberRow member(String group, PersonRow person) {
        GroupMemberRow member = new GroupMemberRow();
        member.groupId = group;
        member.personId = person.id;
        return member;
    }

    private List<String> groups(PersonRow person) {
        return sessions.inTransaction(session -> session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select member.groupId from GroupMemberRow member where member.personId = :person",
                        String.class)
                .setParameter("person", person.id)
                .getResultList());
    }
}
