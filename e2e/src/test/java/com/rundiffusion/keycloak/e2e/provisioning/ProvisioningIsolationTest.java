package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.ProvisionedCompany;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One company's token beside what is another's: nothing of it is found, named or changed, and one's own is. */
class ProvisioningIsolationTest {

    private static final String OFF =
            "{\"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]}";
    private static final String RENAMED =
            "{\"Operations\": [{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Renamed\"}]}";

    @RegisterExtension
    static final ProvisionedCompany OWN = new ProvisionedCompany(85);

    @RegisterExtension
    static final ProvisionedCompany OTHER = new ProvisionedCompany(86);

    @RegisterExtension
    private final Journey journey = new Journey();

    private final ScimApi own = OWN.scim();
    private final ScimApi other = OTHER.scim();

    private JsonNode mine;
    private JsonNode theirs;
    private JsonNode group;
    private JsonNode theirGroup;

    @BeforeEach
    void populate() {
        mine = made(own, "/Users", person());
        theirs = made(other, "/Users", person());
        group = made(own, "/Groups", group(mine));
        theirGroup = made(other, "/Groups", group(theirs));
    }

    private static JsonNode made(ScimApi scim, String path, String body) {
        Answer made = scim.send("POST", path, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json();
    }

    private static String person() {
        UUID objectId = UUID.randomUUID();
        return "{\"userName\": \"u-" + objectId + "@x.example\", \"externalId\": \"" + objectId + "\"}";
    }

    private static String group(JsonNode member) {
        UUID objectId = UUID.randomUUID();
        return "{\"displayName\": \"g-" + objectId + "\", \"externalId\": \"" + objectId
                + "\", \"members\": [{\"value\": \"" + id(member) + "\"}]}";
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText();
    }

    private static String filter(String attribute, JsonNode resource) {
        String filter = attribute + " eq \"" + resource.path(attribute).asText() + "\"";
        return "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static int found(ScimApi scim, String path) {
        Answer answer = scim.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("totalResults").asInt();
    }

    private static List<String> members(ScimApi scim, JsonNode group) {
        return Stream.of(scim.get("/Groups/" + id(group)).json().path("members"))
                .flatMap(members -> members.findValuesAsText("value").stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void aPersonOfAnotherCompanyIsNotFound(String method) {
        String body = method.equals("PATCH") ? OFF : method.equals("PUT") ? person() : "";
        Answer refused = own.send(method, "/Users/" + id(theirs), body);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).doesNotContain(theirs.path("userName").asText());
        Answer stays = other.get("/Users/" + id(theirs));
        assertThat(stays.status()).isEqualTo(200);
        assertThat(stays.json().path("active").asBoolean()).isTrue();
        assertThat(stays.json().path("userName")).isEqualTo(theirs.path("userName"));

        assertThat(own.send(method, "/Users/" + id(mine), body).status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void aGroupOfAnotherCompanyIsNotFound(String method) {
        String body = method.equals("PATCH") ? RENAMED : method.equals("PUT") ? group(mine) : "";
        assertThat(own.send(method, "/Groups/" + id(theirGroup), body).status()).isEqualTo(404);
        assertThat(other.get("/Groups/" + id(theirGroup)).json().path("displayName"))
                .isEqualTo(theirGroup.path("displayName"));
        assertThat(members(other, theirGroup)).containsExactly(id(theirs));

        assertThat(own.send(method, "/Groups/" + id(group), body).status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "userName", "externalId"})
    void noFilterFindsSomebodyElses(String attribute) {
        assertThat(found(own, "/Users" + filter(attribute, theirs))).isZero();
        assertThat(found(own, "/Users" + filter(attribute, mine))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "displayName", "externalId"})
    void noFilterFindsAGroupOfSomebodyElses(String attribute) {
        assertThat(found(own, "/Groups" + filter(attribute, theirGroup))).isZero();
        assertThat(found(own, "/Groups" + filter(attribute, group))).isEqualTo(1);
    }

    @Test
    void noPageShowsSomebodyElses() {
        String users = own.get("/Users?count=200").body();
        assertThat(users).contains(id(mine)).doesNotContain(id(theirs));
        String groups = own.get("/Groups?count=200").body();
        assertThat(groups).contains(id(group)).doesNotContain(id(theirGroup));
    }

    @Test
    void nobodyElsesPersonBecomesAMember() {
        String both = "{\"Operations\": [{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \""
                + id(theirs) + "\"}, {\"value\": \"" + id(mine) + "\"}]}]}";
        JsonNode empty = made(own, "/Groups", "{\"displayName\": \"empty-" + UUID.randomUUID() + "\"}");
        assertThat(own.send("PATCH", "/Groups/" + id(empty), both).status()).isEqualTo(204);
        assertThat(members(own, empty)).containsExactly(id(mine));
    }

    /** Both companies may know somebody of the same name and object id: they are two people. */
    @Test
    void whatOneCallsSomebodyIsFreeForTheOther() {
        String same = person();
        JsonNode one = made(own, "/Users", same);
        JsonNode another = made(other, "/Users", same);
        assertThat(id(one)).isNotEqualTo(id(another));
        assertThat(own.send("PATCH", "/Users/" + id(one), OFF).status()).isEqualTo(204);
        assertThat(other.get("/Users/" + id(another)).json().path("active").asBoolean())
                .isTrue();
    }

    /** Not an administrator's, nor an account that is here by no company. */
    @Test
    void anAccountIsNoPerson() {
        List<String> accounts = Stream.of(
                        journey.services().admin().get("master/users?max=5"),
                        journey.services().admin().get("rundiffusion/users?max=50"))
                .flatMap(users -> users.findValuesAsText("id").stream())
                .toList();
        assertThat(accounts).isNotEmpty();
        assertThat(accounts).allSatisfy(account -> {
            assertThat(own.get("/Users/" + account).status()).isEqualTo(404);
            assertThat(own.send("PATCH", "/Users/" + account, OFF).status()).isEqualTo(404);
            assertThat(own.send("DELETE", "/Users/" + account, "").status()).isEqualTo(404);
        });
        assertThat(journey.services()
                        .admin()
                        .get("master/users?username=admin")
                        .get(0)
                        .path("enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theTokenOpensItsOwnAddressAlone() {
        ScimApi elsewhere = ScimApi.of(journey, OTHER.alias(), "203.0.113.201").with(OWN.token());
        assertThat(elsewhere.get("/Users").status()).isEqualTo(401);
        assertThat(own.get("/Users").status()).isEqualTo(200);
    }
}
