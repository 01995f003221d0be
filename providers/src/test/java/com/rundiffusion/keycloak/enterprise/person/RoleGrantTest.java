package com.rundiffusion.keycloak.enterprise.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.database.TestDatabase;
import com.rundiffusion.keycloak.database.TestSessions;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant.Knowledge;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.GroupMemberRow;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.PersonValuesRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Roles in people's records and accounts, without a server. */
final class RoleGrantTest {

    private static final String CONTOSO = "contoso-provider";
    private static final String BOSSES = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a001";
    private static final String CREW = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a002";
    private static final RoleRules GROUPS = rules(RoleSource.GROUPS, "member");
    private static final RoleRules PROVISIONED = rules(RoleSource.PROVISIONED_GROUPS, null);

    private final TestDatabase database = TestDatabase.start();
    private final TestSessions sessions = new TestSessions(database);
    private String ada;

    @BeforeEach
    void employ() {
        ada = person("0a000000-0000-4000-8000-000000000001");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static RoleRules rules(RoleSource source, String fallback) {
        return new RoleRules(
                source, Optional.empty(), Map.of(BOSSES, "admin", CREW, "member"), Optional.ofNullable(fallback));
    }

    private String person(String objectId) {
        return sessions.inTransaction(session -> {
            PersonRow person = new People(session, CONTOSO).addSignedIn(objectId, objectId);
            person.userId = madeAccount(session, objectId);
            return person.id;
        });
    }

    private static String madeAccount(KeycloakSession session, String name) {
        UserEntity account = new UserEntity();
        account.setId(KeycloakModelUtils.generateId());
        account.setRealmId(TestSessions.REALM);
        account.setUsername(name);
        account.setEnabled(true);
        entities(session).persist(account);
        return account.getId();
    }

    private Knowledge signIn(RoleRules rules, Set<String> said) {
        return with(
                Optional.of(rules),
                (grant, person) ->
                        session -> grant.signIn(person, account(session, person), Optional.ofNullable(said)));
    }

    private Optional<RoleGrant.Change> recompute(RoleRules rules) {
        return with(Optional.ofNullable(rules), (grant, person) -> session -> grant.recompute(person));
    }

    private <T> T with(Optional<RoleRules> rules, BiFunction<RoleGrant, PersonRow, Function<KeycloakSession, T>> work) {
        return sessions.inTransaction(session -> {
            PersonRow person = new People(session, CONTOSO).hold(ada, true).orElseThrow();
            return work.apply(new RoleGrant(session, rules), person).apply(session);
        });
    }

    private static UserModel account(KeycloakSession session, PersonRow person) {
        return new StoredAccounts(session).withId(person.userId).orElseThrow();
    }

    private List<String> roles(String id) {
        return sessions.inTransaction(session -> account(session, row(session, id))
                .getAttributeStream(RoleGrant.ATTRIBUTE)
                .sorted()
                .toList());
    }

    private PersonRow row(String id) {
        return sessions.inTransaction(session -> row(session, id));
    }

    private static PersonRow row(KeycloakSession session, String id) {
        return entities(session).find(PersonRow.class, id);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private void group(String id, String externalKey) {
        sessions.run(session -> {
            PersonGroupRow group = new PersonGroupRow();
            group.id = id;
            group.providerId = CONTOSO;
            group.realmId = TestSessions.REALM;
            group.displayName = id;
            group.nameKey = id;
            group.externalKey = externalKey;
            entities(session).persist(group);
        });
    }

    private void join(String group, String person) {
        sessions.run(session -> {
            GroupMemberRow member = new GroupMemberRow();
            member.groupId = group;
            member.personId = person;
            entities(session).persist(member);
        });
    }

    private void leave(String group, String person) {
        sessions.run(session -> entities(session)
                .remove(entities(session).find(GroupMemberRow.class, new GroupMemberRow.Key(group, person))));
    }

    private void lastKnown(Duration ago) {
        sessions.run(session ->
                row(session, ada).rolesKnownAt = KeycloakClock.now().minus(ago).toEpochMilli());
    }

    @Test
    void aSignInGivesWhatTheGroupsComeToAndTakesTheRestAway() {
        assertThat(signIn(GROUPS, Set.of(BOSSES, CREW, "another"))).isEqualTo(Knowledge.KNOWN);
        assertThat(roles(ada)).containsExactly("admin", "member");
        assertThat(row(ada).roles).isEqualTo("admin member");

        signIn(GROUPS, Set.of(BOSSES));
        assertThat(roles(ada)).containsExactly("admin");

        signIn(GROUPS, Set.of());
        assertThat(roles(ada)).as("the default").containsExactly("member");
        signIn(rules(RoleSource.GROUPS, null), Set.of());
        assertThat(roles(ada)).isEmpty();
        assertThat(row(ada).roles).isEmpty();
    }

    @Test
    void whereNothingHasChangedNothingIsWritten() {
        signIn(GROUPS, Set.of(BOSSES, CREW));
        long idle = statements(() -> with(
                Optional.of(GROUPS),
                (grant, person) -> session -> account(session, person)
                        .getAttributeStream(RoleGrant.ATTRIBUTE)
                        .toList()));

        assertThat(statements(() -> signIn(GROUPS, Set.of(CREW, BOSSES)))).isEqualTo(idle);
        assertThat(statements(() -> signIn(GROUPS, Set.of(CREW)))).isGreaterThan(idle);
    }

    private long statements(Runnable work) {
        return database.statements(work);
    }

    /** Another node's cache may lag behind, and somebody may have written it by hand. */
    @Test
    void anAccountThatSaysSomethingElseIsPutRightAtTheNextSignIn() {
        signIn(GROUPS, Set.of(CREW));
        sessions.run(
                session -> account(session, row(session, ada)).setAttribute(RoleGrant.ATTRIBUTE, List.of("admin")));

        signIn(GROUPS, Set.of(CREW));

        assertThat(roles(ada)).containsExactly("member");
    }

    @Test
    void whoseGroupsEntraDoesNotSayKeepsTheRolesThatWereKnownLastForTwoWeeks() {
        signIn(GROUPS, Set.of(BOSSES));

        assertThat(signIn(GROUPS, null)).isEqualTo(Knowledge.UNKNOWN);
        assertThat(roles(ada)).containsExactly("admin");
        lastKnown(Duration.ofDays(14).minusMinutes(1));
        assertThat(signIn(GROUPS, null)).isEqualTo(Knowledge.UNKNOWN);
        assertThat(roles(ada)).containsExactly("admin");

        lastKnown(Duration.ofDays(14));
        assertThat(signIn(GROUPS, null)).isEqualTo(Knowledge.OUT_OF_DATE);
        assertThat(roles(ada)).as("the default alone").containsExactly("member");

        assertThat(signIn(GROUPS, Set.of(BOSSES))).isEqualTo(Knowledge.KNOWN);
        assertThat(roles(ada)).containsExactly("admin");
        assertThat(row(ada).rolesKnownAt)
                .isGreaterThan(KeycloakClock.now().minus(Duration.ofDays(1)).toEpochMilli());
    }

    @Test
    void whoWasNeverKnownHasTheDefault() {
        assertThat(signIn(GROUPS, null)).isEqualTo(Knowledge.OUT_OF_DATE);
        assertThat(roles(ada)).containsExactly("member");
    }

    @Test
    void rulesThatChangeNeedNoSignIn() {
        signIn(GROUPS, Set.of(CREW));

        RoleRules promoting =
                new RoleRules(RoleSource.GROUPS, Optional.empty(), Map.of(CREW, "admin"), Optional.of("member"));
        assertThat(recompute(promoting)).hasValueSatisfying(change -> {
            assertThat(change.before()).containsExactly("member");
            assertThat(change.after()).containsExactly("admin");
        });
        assertThat(roles(ada)).containsExactly("admin");
        assertThat(recompute(promoting)).as("no change").isEmpty();
    }

    /** Of somebody whose groups nobody knows: what the rules give to nobody any more goes all the same. */
    @Test
    void ofRolesThatWereKnownLastThoseStayThatTheRulesStillGive() {
        signIn(GROUPS, Set.of(BOSSES, CREW));
        signIn(GROUPS, null);

        recompute(new RoleRules(RoleSource.GROUPS, Optional.empty(), Map.of(CREW, "member"), Optional.empty()));

        assertThat(roles(ada)).containsExactly("member");
    }

    /** The value of an app role may look like the id of a group. */
    @Test
    void whatAnotherSourceSaidCountsForNothing() {
        signIn(rules(RoleSource.APP_ROLES, null), Set.of(BOSSES));
        assertThat(roles(ada)).containsExactly("admin");

        recompute(new RoleRules(RoleSource.GROUPS, Optional.empty(), Map.of(BOSSES, "member"), Optional.empty()));

        assertThat(roles(ada)).isEmpty();
    }

    @Test
    void groupsThatEntraProvisionsCountByTheirObjectIdAndByTheirId() {
        group("11111111-0000-4000-8000-000000000001", BOSSES);
        group(CREW, null);
        group("11111111-0000-4000-8000-000000000002", "11111111-0000-4000-8000-000000000003");
        assertThat(recompute(PROVISIONED)).isEmpty();

        join("11111111-0000-4000-8000-000000000001", ada);
        assertThat(recompute(PROVISIONED)).isPresent();
        assertThat(roles(ada)).containsExactly("admin");
        join(CREW, ada);
        join("11111111-0000-4000-8000-000000000002", ada);
        recompute(PROVISIONED);
        assertThat(roles(ada)).containsExactly("admin", "member");

        leave("11111111-0000-4000-8000-000000000001", ada);
        assertThat(signIn(PROVISIONED, null)).as("no assertion says it").isEqualTo(Knowledge.KNOWN);
        assertThat(roles(ada)).containsExactly("member");
    }

    @Test
    void allMembersOfAGroupFollowIt() {
        List<String> people = IntStream.range(0, 120)
                .mapToObj(number -> person("0b000000-0000-4000-8000-%012d".formatted(number)))
                .toList();
        group(CREW, null);
        people.forEach(person -> join(CREW, person));

        List<RoleGrant.Change> changes =
                sessions.inTransaction(session -> new RoleGrant(session, Optional.of(PROVISIONED)).recompute(people));

        assertThat(changes).hasSize(120).allMatch(change -> change.after().equals(List.of("member")));
        assertThat(roles(people.get(119))).containsExactly("member");
        assertThat(row(ada).roles).as("who is not a member").isNull();
    }

    @Test
    void anAccountThatWasMadeAnewGetsThem() {
        group(CREW, null);
        join(CREW, ada);
        sessions.run(session -> row(session, ada).userId = null);
        recompute(PROVISIONED);
        assertThat(row(ada).roles).isEqualTo("member");

        with(Optional.of(PROVISIONED), (grant, person) -> session -> {
            person.userId = madeAccount(session, "another");
            return grant.recompute(person, account(session, person));
        });

        assertThat(roles(ada)).containsExactly("member");
    }

    @Test
    void anEnterpriseThatGivesRolesUpLeavesNothingOfThem() {
        signIn(GROUPS, Set.of(BOSSES));

        assertThat(recompute(null)).isPresent();

        assertThat(roles(ada)).isEmpty();
        PersonRow row = row(ada);
        assertThat(row.roles).isNull();
        assertThat(row.rolesKnownAt).isNull();
        assertThat(row.valuesHash).isNull();
        assertThat(sessions.<PersonValuesRow>inTransaction(
                        session -> entities(session).find(PersonValuesRow.class, ada)))
                .isNull();
    }

    @Test
    void whoHasNotSignedInSinceThereAreRulesIsLeftAlone() {
        assertThat(recompute(GROUPS)).isEmpty();
        assertThat(row(ada).roles).isNull();
    }
}
