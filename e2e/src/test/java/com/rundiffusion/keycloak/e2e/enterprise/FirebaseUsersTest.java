package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People keep their work: the uid that Firebase knew a person by comes with them, and goes to nobody else. */
final class FirebaseUsersTest {

    private static final String CLAIM = "firebase_uid";

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Map<Person, EntraUser> renamed = new HashMap<>();
    private EnterpriseApi api;
    private EntraTenant northwind;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        northwind = journey.services().entra().northwind();
        api.importFirebase("", AtFirebase.config(northwind));
        assertThat(api.status("northwind", "active").status()).isEqualTo(200);
    }

    @AfterEach
    void putBack() {
        renamed.forEach((person, user) -> northwind.rename(person, user.userPrincipalName(), user.mail()));
        api.delete("northwind");
    }

    @Test
    void thePersonOfTheNameIdGetsTheUidInBothTokensAndNobodyElseGetsOne() {
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member"));

        ScriptedSignIn member = signIn(Person.MEMBER);
        assertThat(member.idClaims()).containsEntry(CLAIM, "uid-of-the-member");
        assertThat(member.accessClaims()).containsEntry(CLAIM, "uid-of-the-member");
        assertThat(signIn(Person.MANY_GROUPS).idClaims()).doesNotContainKey(CLAIM);
    }

    /** The documented order: people are loaded before the company is switched on. */
    @Test
    void loadingThePeopleOfADraftDoesNotSwitchItsProviderOff() {
        api.status("northwind", "draft");
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member"));
        new Background(journey).switchOnInConsole("northwind");
        assertThat(journey.services()
                        .admin()
                        .get("rundiffusion/identity-provider/instances/northwind")
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
    }

    @Test
    void itStaysWithThePersonWhenTheNameIdGoesToSomebodyElse() {
        String nameId = nameId(Person.MEMBER);
        load(Map.of(nameId, "uid-of-the-member"));
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");

        rename(Person.MEMBER, "married@northwind.example");
        rename(Person.MANY_GROUPS, nameId);

        assertThat(signIn(Person.MEMBER).idClaims())
                .containsEntry("saml_name_id", "married@northwind.example")
                .containsEntry(CLAIM, "uid-of-the-member");
        assertThat(signIn(Person.MANY_GROUPS).idClaims())
                .containsEntry("saml_name_id", nameId)
                .doesNotContainKey(CLAIM);
    }

    @Test
    void anotherEnterprisesPersonOfTheSameNameIdDoesNotGetIt() {
        String nameId = nameId(Person.MEMBER);
        load(Map.of(nameId, "uid-of-the-member"));
        api.firebaseUsers("fabrikam", "", AtFirebase.users("fabrikam", Map.of("nobody@fabrikam.example", "nobody")));
        EntraTenant fabrikam = journey.fabrikam();
        EntraUser before = fabrikam.user(Person.MANY_GROUPS);
        fabrikam.rename(Person.MANY_GROUPS, nameId, before.mail());
        try {
            assertThat(signIn(fabrikam, Person.MANY_GROUPS).idClaims())
                    .containsEntry("saml_name_id", nameId)
                    .doesNotContainKey(CLAIM);
        } finally {
            fabrikam.rename(Person.MANY_GROUPS, before.userPrincipalName(), before.mail());
        }
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
    }

    @Test
    void whoeverSignedInBeforeTheUsersWereLoadedGetsItAtTheNextSignIn() {
        assertThat(signIn(Person.MEMBER).idClaims()).doesNotContainKey(CLAIM);
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member"));
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
    }

    @Test
    void aNameIdThatIsSpelledAnewIsStillTheSamePersons() {
        load(Map.of(nameId(Person.MEMBER).toUpperCase(Locale.ROOT), "uid-of-the-member"));
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
    }

    @Test
    void ofTwoSpellingsTheExactOneCounts() {
        load(Map.of(
                nameId(Person.MEMBER).toUpperCase(Locale.ROOT), "uid-of-old",
                nameId(Person.MEMBER), "uid-of-the-member"));
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
    }

    @Test
    void ofTwoOtherSpellingsNoneIsGuessed() {
        String nameId = nameId(Person.MEMBER);
        load(Map.of(
                nameId.toUpperCase(Locale.ROOT),
                "uid-1",
                nameId.substring(0, 1).toUpperCase(Locale.ROOT) + nameId.substring(1),
                "uid-2"));
        assertThat(signIn(Person.MEMBER).idClaims()).doesNotContainKey(CLAIM);
    }

    /** Firebase knew one person by two NameIDs; somebody else bears the older one by now. */
    @Test
    void oneUidNeverGoesToTwoPeople() {
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member", nameId(Person.MANY_GROUPS), "uid-of-the-member"));

        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
        assertThat(signIn(Person.MANY_GROUPS).idClaims()).doesNotContainKey(CLAIM);
    }

    /** Also when the second NameID is loaded only later. */
    @Test
    void aNameIdThatIsLoadedLaterIsThePersonsTooWhoBearsTheUid() {
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member"));
        signIn(Person.MEMBER);
        load(Map.of(nameId(Person.MANY_GROUPS), "uid-of-the-member"));
        assertThat(signIn(Person.MANY_GROUPS).idClaims()).doesNotContainKey(CLAIM);
    }

    @Test
    void whatIsLoadedAgainIsUnchangedAndWhatIsBorneStays() {
        Map<String, String> users =
                Map.of(nameId(Person.MEMBER), "uid-of-the-member", nameId(Person.MANY_GROUPS), "uid-of-many");
        assertThat(load(users).path("stored").asInt()).isEqualTo(2);
        assertThat(load(users).path("unchanged").asInt()).isEqualTo(2);
        signIn(Person.MEMBER);

        JsonNode answer = load(Map.of(nameId(Person.MEMBER), "another", nameId(Person.MANY_GROUPS), "another too"));

        assertThat(answer.path("changed").asInt()).isEqualTo(1);
        assertThat(answer.path("failed").findValuesAsText("code")).containsExactly("name_id_taken");
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
        assertThat(signIn(Person.MANY_GROUPS).idClaims()).containsEntry(CLAIM, "another too");
    }

    @Test
    void anAccountThatWasDeletedComesBackWithItsUid() {
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member"));
        Object account = signIn(Person.MEMBER).idClaims().get("sub");
        admin().delete("rundiffusion/users/" + account);
        rename(Person.MEMBER, "back@northwind.example");

        assertThat(signIn(Person.MEMBER).idClaims())
                .containsEntry(CLAIM, "uid-of-the-member")
                .doesNotContainEntry("sub", account);
    }

    @Test
    void aLaterCustomerOfTheSameAliasAndTenantInheritsNothing() {
        load(Map.of(nameId(Person.MEMBER), "uid-of-the-member", nameId(Person.MANY_GROUPS), "uid-of-many"));
        signIn(Person.MEMBER);
        api.delete("northwind");
        connect();

        assertThat(signIn(Person.MEMBER).idClaims()).doesNotContainKey(CLAIM);
        load(Map.of("nobody@northwind.example", "nobody"));
        assertThat(signIn(Person.MANY_GROUPS).idClaims()).doesNotContainKey(CLAIM);
    }

    @Test
    void theAnswerCountsAndNamesNobody() {
        ArrayNode users = AtFirebase.users("northwind", Map.of("ada@northwind.example", "uid-1"))
                .withArray("/users");
        users.addAll(AtFirebase.users("fabrikam", Map.of("ben@fabrikam.example", "uid-2"))
                .withArray("/users"));
        users.addAll(AtFirebase.users("northwind", Map.of("eve@northwind.example", "u".repeat(129)))
                .withArray("/users"));

        String answer = api.firebaseUsers("northwind", "", users).text();

        assertThat(answer)
                .startsWith("{\"provider\":\"saml.northwind\",\"stored\":1,\"changed\":0,\"unchanged\":0,\"skipped\":1,"
                        + "\"failures\":1,\"failed\":[{\"user\":3,\"code\":\"uid_unusable\",")
                .doesNotContain("example", "uid-1", "uuu");
        JsonNode newest = admin().get(
                        "rundiffusion/admin-events?max=1&resourcePath=enterprises/northwind/firebase-users")
                .get(0);
        assertThat(newest.path("representation").asText())
                .isEqualTo(
                        "{\"alias\":\"northwind\",\"by\":\"admin\",\"firebaseUsers\":{\"stored\":1,\"changed\":0,\"unchanged\":0,"
                                + "\"skipped\":1,\"failures\":1}}");
    }

    /** Where the name at Firebase cannot be an alias. */
    @Test
    void theProviderMayHaveAnotherNameThere() {
        JsonNode answer = api.firebaseUsers(
                        "northwind",
                        "?provider=saml.North_Wind",
                        AtFirebase.users("North_Wind", Map.of(nameId(Person.MEMBER), "uid-of-the-member")))
                .json();
        assertThat(answer.path("stored").asInt()).isEqualTo(1);
        assertThat(signIn(Person.MEMBER).idClaims()).containsEntry(CLAIM, "uid-of-the-member");
    }

    @Test
    void anExportWithoutSamlIdentitiesIsSaidToBeOne() {
        JsonNode answer = api.firebaseUsers(
                        "northwind", "", "{\"users\":[{\"localId\":\"uid-1\",\"providerUserInfo\":[]}]}")
                .json();
        assertThat(answer.path("skipped").asInt()).isEqualTo(1);
        assertThat(answer.path("note").asText()).contains("saml.northwind", "command line");
    }

    @Test
    void aDryRunCountsAndStoresNothing() {
        JsonNode users = AtFirebase.users("northwind", Map.of(nameId(Person.MEMBER), "uid-of-the-member"));
        for (int again = 0; again < 2; again++) {
            assertThat(api.firebaseUsers("northwind", "?dryRun=true", users)
                            .json()
                            .path("stored")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(signIn(Person.MEMBER).idClaims()).doesNotContainKey(CLAIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"users\":[%s", "{\"users\":[%s,7]}", "{\"error\":{\"code\":403}}"})
    void whatIsNotFirebasesListStoresNothingOfIt(String body) {
        String user = AtFirebase.users("northwind", Map.of(nameId(Person.MEMBER), "uid-of-the-member"))
                .path("users")
                .get(0)
                .toString();
        EnterpriseApi.Answer answer = api.firebaseUsers("northwind", "", body.replace("%s", user));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("firebase_users_unreadable");
        assertThat(answer.text()).doesNotContain("uid-of-the-member");
        assertThat(signIn(Person.MEMBER).idClaims()).doesNotContainKey(CLAIM);
    }

    @Test
    void anUnknownEnterpriseHasNoPeople() {
        assertThat(api.firebaseUsers("nobody", "", AtFirebase.users("nobody", Map.of("a", "b")))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode load(Map<String, String> users) {
        EnterpriseApi.Answer answer = api.firebaseUsers("northwind", "", AtFirebase.users("northwind", users));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private String nameId(Person person) {
        return northwind.user(person).userPrincipalName();
    }

    private void rename(Person person, String principalName) {
        EntraUser before = northwind.user(person);
        renamed.putIfAbsent(person, before);
        northwind.rename(person, principalName, before.mail());
    }

    private ScriptedSignIn signIn(Person person) {
        return signIn(northwind, person);
    }

    private ScriptedSignIn signIn(EntraTenant tenant, Person person) {
        return ScriptedSignIn.of(journey, tenant, person);
    }

    private AdminRest admin() {
        return journey.services().admin();
    }
}
