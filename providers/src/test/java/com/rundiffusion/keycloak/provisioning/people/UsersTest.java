package com.rundiffusion.keycloak.provisioning.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.person.Memberships;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.person.PersonChange;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.PersonRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.UserEntity;

/** Who becomes of what Entra sends, in the database and without a server. */
final class UsersTest {

    private static final String ADA = "0a000000-0000-4000-8000-000000000001";
    private static final String BOB = "0a000000-0000-4000-8000-000000000002";
    private static final String ACCOUNTS = "select one from UserEntity one order by one.username";

    private final TestStore store = new TestStore();

    @BeforeEach
    void connect() {
        for (String alias : List.of("contoso", "fabrikam")) {
            store.connect(alias, Set.of(), Map.of("provisioning", "optional"));
        }
        // To be a member takes a server.
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("update IdentityProviderEntity provider set provider.organizationId = null")
                        .executeUpdate());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static JsonNode json(String text) {
        try {
            return StrictJson.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private <T> T at(String alias, Function<Users, T> work) {
        ScimClient client = new ScimClient(TestStore.providerId(alias), URI.create("https://sso/v2"));
        return store.sessions().inTransaction(session -> work.apply(new Users(session, client)));
    }

    private <T> T at(Function<Users, T> work) {
        return at("contoso", work);
    }

    private ObjectNode post(String externalId, String userName) {
        return at(users -> users.post(
                json("{'externalId': '%s', 'userName': '%s', 'active': true}".formatted(externalId, userName))));
    }

    private void patch(String id, String path, String value) {
        at(users -> {
            users.patch(
                    id,
                    json("{'Operations': [{'op': 'Replace', 'path': '%s', 'value': '%s'}]}".formatted(path, value)));
            return null;
        });
    }

    /** As a sign-in leaves somebody. */
    private PersonRow signIn(String objectId, String userName) {
        return store.sessions()
                .inTransaction(session ->
                        new People(session, TestStore.providerId("contoso")).addSignedIn(objectId, userName));
    }

    private List<PersonRow> people() {
        return store.query("select person from PersonRow person order by person.number", PersonRow.class);
    }

    private List<UserEntity> accounts() {
        return store.query(ACCOUNTS, UserEntity.class);
    }

    private static void isRefused(ScimFaultCode code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ScimFault.class, (Consumer<ScimFault>)
                fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private static String id(ObjectNode person) {
        return person.path("id").asText();
    }

    @Test
    void whoIsNamedByTheObjectIdHasAnAccountAtOnce() {
        ObjectNode ada = at(users -> users.post(json(
                "{'externalId': '%s', 'userName': 'Ada@contoso.com', 'displayName': 'Ada L.', 'name': {'givenName':"
                                .formatted(ADA.toUpperCase())
                        + " 'Ada'}, 'emails': [{'type': 'work', 'value': 'ada@contoso.com'}]}")));

        assertThat(ada.path("userName").asText()).isEqualTo("Ada@contoso.com");
        assertThat(ada.path("externalId").asText()).isEqualTo(ADA.toUpperCase());
        assertThat(people()).singleElement().matches(person -> person.objectId.equals(ADA) && !person.proven);
        assertThat(accounts()).singleElement().satisfies(account -> {
            assertThat(account.getUsername()).isEqualTo("contoso." + ADA);
            assertThat(account.getFirstName()).isEqualTo("Ada");
            assertThat(account.getEmail()).isEqualTo("ada@contoso.com");
            assertThat(account.isEmailVerified()).isFalse();
            assertThat(account.isEnabled()).isTrue();
        });
    }

    @Test
    void whoIsNamedOtherwiseWaitsWithoutOne() {
        post("ada", "ada@contoso.com");

        assertThat(people()).singleElement().matches(person -> person.objectId == null);
        assertThat(accounts()).isEmpty();
    }

    @Test
    void nobodyIsThereTwice() {
        post(ADA, "ada@contoso.com");

        isRefused(ScimFaultCode.PERSON_EXISTS, () -> post(ADA, "ada.lovelace@contoso.com"));
        isRefused(ScimFaultCode.PERSON_EXISTS, () -> post(BOB, "ADA@contoso.com"));
        isRefused(ScimFaultCode.PERSON_EXISTS, () -> post("ada", "ada@contoso.com"));
        assertThat(people()).hasSize(1);
        at("fabrikam", users -> users.post(json("{'externalId': '%s', 'userName': 'ada@contoso.com'}".formatted(ADA))));
        assertThat(people()).hasSize(2);
    }

    @Test
    void whoSignedInBeforeIsAdopted() {
        PersonRow ada = signIn(ADA, "ada@contoso.com");
        PersonRow bob = signIn(BOB, "bob@contoso.com");

        assertThat(id(post(ADA, "ada.lovelace@contoso.com"))).isEqualTo(ada.scimId);
        assertThat(id(post("bob", "Bob@contoso.com"))).isEqualTo(bob.scimId);
        assertThat(people()).hasSize(2).allMatch(person -> person.managed && person.proven);
    }

    @Test
    void whoIsSwitchedOffIsOutAndComesBackAsTheSame() {
        String ada = id(post(ADA, "ada@contoso.com"));

        patch(ada, "active", "False");
        assertThat(accounts()).singleElement().matches(account -> !account.isEnabled());
        assertThat(at(users -> users.get(ada)).path("active").asBoolean()).isFalse();

        assertThat(id(post(ADA, "ada@contoso.com"))).isEqualTo(ada);
        assertThat(accounts()).singleElement().matches(UserEntity::isEnabled);

        patch(ada, "active", "False");
        patch(ada, "active", "True");
        assertThat(accounts()).singleElement().matches(UserEntity::isEnabled);
    }

    @Test
    void whatOperationsHaveSwitchedOffStaysSo() {
        String ada = id(post(ADA, "ada@contoso.com"));
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("update UserEntity one set one.enabled = false")
                        .executeUpdate());

        patch(ada, "title", "Countess");

        assertThat(accounts()).singleElement().matches(account -> !account.isEnabled());
    }

    @Test
    void whoIsRemovedIsGoneAndComesBackUnderAnotherId() {
        String ada = id(post(ADA, "ada@contoso.com"));
        at(users -> {
            users.delete(ada);
            return null;
        });

        isRefused(ScimFaultCode.NOT_FOUND, () -> at(users -> users.get(ada)));
        isRefused(ScimFaultCode.NOT_FOUND, () -> patch(ada, "title", "Countess"));
        assertThat(accounts()).singleElement().matches(account -> !account.isEnabled());

        String again = id(post(ADA, "ada@contoso.com"));
        assertThat(again).isNotEqualTo(ada);
        assertThat(accounts()).singleElement().matches(UserEntity::isEnabled);
        isRefused(ScimFaultCode.NOT_FOUND, () -> at(users -> users.get(ada)));
    }

    /** Entra sends thousands of these; what is read beside the person is what says that the enterprise provisions, and by which index. */
    @Test
    void aChangeThatIsNotTheAccountsAsksForNoAccount() {
        String ada = id(post(ADA, "ada@contoso.com"));

        assertThat(store.database().statements(() -> patch(ada, "title", "Countess")))
                .isLessThanOrEqualTo(6);
        assertThat(store.database().statements(() -> patch(ada, "displayName", "Ada L.")))
                .isGreaterThan(6);
    }

    /** Of an account that somebody has removed nothing is known any more. */
    @Test
    void whoHasNoAccountGetsOneWithWhateverComesNext() {
        String ada = id(post(ADA, "ada@contoso.com"));
        store.sessions()
                .run(session -> TestStore.entities(session)
                        .createQuery("update PersonRow person set person.userId = null")
                        .executeUpdate());

        patch(ada, "title", "Countess");

        assertThat(people())
                .singleElement()
                .matches(person -> person.userId.equals(accounts().get(0).getId()));
    }

    /** An app has their work by it. */
    @Test
    void whoIsHiredAgainIsKnownByTheSameUidOfFirebasesAndIsInTheSameGroups() {
        String ada = id(post(ADA, "ada@contoso.com"));
        String account = accounts().get(0).getId();
        String row = people().get(0).id;
        store.sessions().run(session -> {
            new StoredAccounts(session).withId(account).orElseThrow().setSingleAttribute("firebase_uid", "uid-of-ada");
            new Memberships(session, TestStore.providerId("contoso")).add("crew", List.of(row));
        });
        at(users -> {
            users.delete(ada);
            return null;
        });

        post(ADA, "ada.married@contoso.com");

        assertThat(accounts()).singleElement().matches(same -> same.getId().equals(account));
        assertThat(store.sessions()
                        .<String>inTransaction(session -> new StoredAccounts(session)
                                .withId(account)
                                .orElseThrow()
                                .getFirstAttribute("firebase_uid")))
                .isEqualTo("uid-of-ada");
        assertThat(store.query("select member.personId from GroupMemberRow member", String.class))
                .containsExactly(people().get(0).id);
    }

    @Test
    void whatHappensToPeopleIsCountedOnceItIsStored() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            PersonChange.showIn(registry);
            String ada = id(post(ADA, "ada@contoso.com"));
            isRefused(ScimFaultCode.PERSON_EXISTS, () -> post(ADA, "ada@contoso.com"));
            assertThatThrownBy(() -> at(users -> {
                        users.post(json("{'userName': 'eve@contoso.com'}"));
                        throw new IllegalStateException("The database is gone");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            patch(ada, "title", "Countess");
            assertThat(counted(registry)).isEqualTo(Map.of("created", 1));

            patch(ada, "active", "False");
            post(ADA, "ada@contoso.com");
            patch(ada, "active", "False");
            patch(ada, "active", "True");
            at(users -> {
                users.delete(ada);
                return null;
            });
            post(ADA, "ada@contoso.com");
            signIn(BOB, "bob@contoso.com");
            post(BOB, "bob@contoso.com");
            String waiting = id(post("cy", "cy@contoso.com"));
            patch(waiting, "externalId", BOB.replace('2', '3'));
            assertThat(counted(registry))
                    .isEqualTo(Map.of(
                            "created",
                            2,
                            "deactivated",
                            2,
                            "restored",
                            2,
                            "removed",
                            1,
                            "rehired",
                            1,
                            "adopted",
                            1,
                            "bound",
                            1));
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    private static Map<String, Integer> counted(MeterRegistry registry) {
        return registry.find("sso.provisioning.people").counters().stream()
                .filter(counter -> counter.count() > 0)
                .collect(Collectors.toMap(
                        counter -> counter.getId().getTag("change"), counter -> (int) counter.count()));
    }

    @Test
    void aNameThatALeaverHadIsGivenOutAgain() {
        String ada = id(post(ADA, "ada@contoso.com"));
        patch(ada, "active", "False");

        String another = id(post(BOB, "ada@contoso.com"));

        assertThat(another).isNotEqualTo(ada);
        assertThat(at(users -> users.get(ada)).path("userName").asText()).isEqualTo("ada@contoso.com");
    }

    @Test
    void aMappingThatIsCorrectedLaterNamesWhoeverWaits() {
        String ada = id(post("ada", "ada@contoso.com"));

        patch(ada, "externalId", ADA);

        assertThat(people()).singleElement().matches(person -> person.objectId.equals(ADA));
        assertThat(accounts())
                .singleElement()
                .matches(account -> account.getUsername().equals("contoso." + ADA));
    }

    @Test
    void orWhoeverSignedInMeanwhile() {
        String ada = id(post("ada", "ada.l@contoso.com"));
        signIn(ADA, "ada@contoso.com");

        patch(ada, "externalId", ADA);

        assertThat(people()).singleElement().matches(person -> person.proven && person.scimId.equals(ada));
    }

    @Test
    void whomASignInHasProvenIsNobodyElse() {
        PersonRow ada = signIn(ADA, "ada@contoso.com");
        post(ADA, "ada@contoso.com");

        isRefused(ScimFaultCode.EXTERNAL_ID_CONTRADICTS, () -> patch(ada.scimId, "externalId", BOB));
        patch(ada.scimId, "externalId", ADA.toUpperCase());
        patch(ada.scimId, "externalId", "ada");
        assertThat(people()).singleElement().matches(person -> person.objectId.equals(ADA));
    }

    @Test
    void nobodyTakesTheObjectIdOrTheNameOfSomebodyWhoIsThere() {
        post(ADA, "ada@contoso.com");
        String bob = id(post("bob", "bob@contoso.com"));

        isRefused(ScimFaultCode.PERSON_EXISTS, () -> patch(bob, "externalId", ADA));
        isRefused(ScimFaultCode.PERSON_EXISTS, () -> patch(bob, "userName", "ada@contoso.com"));
        patch(bob, "userName", "robert@contoso.com");
        assertThat(at(users -> users.get(bob)).path("userName").asText()).isEqualTo("robert@contoso.com");
    }

    @Test
    void nobodyReachesPeopleOfAnotherEnterprise() {
        String ada = id(post(ADA, "ada@contoso.com"));

        isRefused(ScimFaultCode.NOT_FOUND, () -> at("fabrikam", users -> users.get(ada)));
        isRefused(
                ScimFaultCode.NOT_FOUND,
                () -> at("fabrikam", users -> {
                    users.delete(ada);
                    return null;
                }));
        assertThat(at(users -> users.get(ada)).path("id").asText()).isEqualTo(ada);
    }

    @Test
    void anEnterpriseThatDoesNotProvisionIsWrittenByNobody() {
        store.connect("northwind", Set.of(), Map.of());

        isRefused(
                ScimFaultCode.PROVISIONING_OFF,
                () -> at("northwind", users -> users.post(json("{'userName': 'ada@northwind.com'}"))));
    }
}
