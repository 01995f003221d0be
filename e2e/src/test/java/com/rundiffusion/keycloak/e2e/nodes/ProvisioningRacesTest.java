package com.rundiffusion.keycloak.e2e.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.SimulatedEntra;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.loopback.PlainHttp;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import com.rundiffusion.keycloak.testkit.machine.AtOnce;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.TwoNodes;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entra provisions at one node while the same person is provisioned or signs in at the other: nobody is doubled, nobody revived. */
@Order(2)
class ProvisioningRacesTest {

    private static final Sites SITES = Stack.SITES;
    private static final String ENDPOINT = SITES.sso() + "/realms/rundiffusion/broker/contoso/endpoint";
    private static final int RACES = 3;
    private static final String CREW = "5d1c9a4e-3b1f-4a06-9c55-6f0f7f0a1c01";
    private static final String BOSSES = "5d1c9a4e-3b1f-4a06-9c55-6f0f7f0a1c02";
    private static final String OFF =
            "{\"Operations\": [{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}]}";

    private final EntraTenant contoso = new SimulatedEntra(SITES, Clock.systemUTC()).contoso();

    @RegisterExtension
    private static final TwoNodes NODES = new TwoNodes();

    private String token;

    @BeforeEach
    void connect() {
        NODES.admin().post("rundiffusion/enterprises", CustomerMail.document(contoso));
        assertThat(api().put("contoso", Map.of("provisioning", "optional")).status())
                .isEqualTo(200);
        token = api().send("POST", "/contoso/provisioning-tokens", Map.of())
                .json()
                .path("token")
                .asText();
    }

    @AfterEach
    void disconnect() {
        NODES.admin().delete("rundiffusion/enterprises/contoso");
    }

    private static EnterpriseApi api() {
        return EnterpriseApi.asAdministrator(
                TwoNodes.address(NODES.first()), NODES.first().adminPassword());
    }

    private ScimApi scim(KeycloakNode node) {
        return new ScimApi(
                        PlainHttp.client(),
                        TwoNodes.address(node).resolve("/realms/rundiffusion/provisioning/contoso/v2"),
                        "198.51.100.30",
                        Map.of())
                .with(token);
    }

    /** At both nodes. */
    private List<Integer> atBoth(String method, String path, String atFirst, String atSecond) {
        ScimApi first = scim(NODES.first());
        ScimApi second = scim(NODES.second());
        return AtOnce.call(List.<Callable<Integer>>of(
                () -> first.send(method, path, atFirst).status(),
                () -> second.send(method, path, atSecond).status()));
    }

    private static String body(EntraUser user) {
        return "{\"userName\": \"" + user.userPrincipalName() + "\", \"externalId\": \"" + user.objectId() + "\"}";
    }

    private String posted(EntraUser user) {
        ScimApi.Answer answer = scim(NODES.first()).send("POST", "/Users", body(user));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static String set(String attribute, int value) {
        return "{\"Operations\": [{\"op\": \"Add\", \"path\": \"" + attribute + "\", \"value\": \"" + value + "\"}]}";
    }

    @Test
    void twoPatchesOfOnePersonAreBothApplied() {
        String path = "/Users/" + posted(contoso.directory().hire("Pat Patched"));
        for (int race = 0; race < RACES; race++) {
            assertThat(atBoth("PATCH", path, set("title", race), set("nickName", race)))
                    .containsOnly(204);
            JsonNode person = scim(NODES.second()).get(path).json();
            assertThat(person.path("title").asText()).isEqualTo("" + race);
            assertThat(person.path("nickName").asText()).isEqualTo("" + race);
        }
    }

    @Test
    void whoIsMadeTwiceIsThereOnce() {
        for (int race = 0; race < RACES; race++) {
            EntraUser user = contoso.directory().hire("Twice " + race);
            assertThat(atBoth("POST", "/Users", body(user), body(user))).containsExactlyInAnyOrder(201, 409);
            assertIsThereOnce(user);
        }
    }

    @Test
    void whoSignsInWhileTheyAreMadeIsThereOnce() {
        for (int race = 0; race < RACES; race++) {
            EntraUser user = contoso.directory().hire("Newcomer " + race);
            ScimApi second = scim(NODES.second());
            assertThat(besideASignIn(user, () -> second.send("POST", "/Users", body(user))))
                    .isEqualTo(201);
            assertIsThereOnce(user);
            assertThat(number("select count(*) from sso_person where managed and proven and object_id = '"
                            + user.objectId() + "'"))
                    .isEqualTo(1);
            assertThat(sessions(user)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void whoLeavesWhileTheySignInIsOut(String method) {
        for (int race = 0; race < RACES; race++) {
            EntraUser user = contoso.directory().hire("Leaver " + race);
            String path = "/Users/" + posted(user);
            ScimApi second = scim(NODES.second());
            assertThat(besideASignIn(user, () -> second.send(method, path, method.equals("PATCH") ? OFF : "")))
                    .isEqualTo(204);
            assertIsThereOnce(user);
            assertThat(sessions(user)).as("sessions").isZero();
            assertThat(number("select count(*) from sso_person p join user_entity u on u.id = p.user_id"
                            + " where not p.active and not u.enabled and p.object_id = '" + user.objectId() + "'"))
                    .as("out")
                    .isEqualTo(1);
        }
    }

    @Test
    void whoComesIntoTwoGroupsAtOnceHasTheRolesOfBoth() {
        EntraUser user = contoso.directory().hire("Two Groups");
        String person = posted(user);
        List<String> paths = List.of(group("Crew", CREW), group("Bosses", BOSSES));
        assertThat(api().put(
                                "contoso",
                                Map.of(
                                        "roles",
                                        Map.of(
                                                "source",
                                                "provisionedGroups",
                                                "map",
                                                Map.of(CREW, "member", BOSSES, "admin"))))
                        .status())
                .isEqualTo(200);
        for (int race = 0; race < RACES; race++) {
            assertThat(inBoth(paths, "Add", person)).containsOnly(204);
            assertThat(roles(user)).isEqualTo(2);
            assertThat(inBoth(paths, "Remove", person)).containsOnly(204);
            assertThat(roles(user)).isZero();
        }
    }

    private String group(String name, String objectId) {
        return "/Groups/"
                + scim(NODES.first())
                        .send(
                                "POST",
                                "/Groups",
                                "{\"displayName\": \"" + name + "\", \"externalId\": \"" + objectId + "\"}")
                        .json()
                        .path("id")
                        .asText();
    }

    private List<Integer> inBoth(List<String> groups, String operation, String person) {
        String body = "{\"Operations\": [{\"op\": \"" + operation
                + "\", \"path\": \"members\", \"value\": [{\"value\": \"" + person + "\"}]}]}";
        ScimApi first = scim(NODES.first());
        ScimApi second = scim(NODES.second());
        return AtOnce.call(List.<Callable<Integer>>of(
                () -> first.send("PATCH", groups.get(0), body).status(),
                () -> second.send("PATCH", groups.get(1), body).status()));
    }

    /** As the tokens will have them. */
    private static long roles(EntraUser user) {
        return number("select count(*) from user_attribute a join user_entity u on u.id = a.user_id"
                + " where a.name = 'roles' and a.value <> '' and u.username = 'contoso." + user.objectId() + "'");
    }

    /** PostgreSQL tells in which transaction something happened. */
    @Test
    void whoIsSwitchedOffHasNoSessionInTheSameTransaction() throws SQLException {
        EntraUser user = contoso.directory().hire("Sue Switched");
        String path = "/Users/" + posted(user);
        assertThat(besideASignIn(user, () -> scim(NODES.second()).get(path))).isEqualTo(200);
        assertThat(sessions(user)).isEqualTo(1);
        execute("""
                create table seen (what text, by text);
                create function see() returns trigger language plpgsql as
                    'begin insert into seen values (TG_TABLE_NAME, pg_current_xact_id()::text); return coalesce(old, new); end';
                create trigger see after delete on offline_user_session for each row execute function see();
                create trigger see after delete on offline_client_session for each row execute function see();
                create trigger see after update on user_entity for each row execute function see();
                create trigger see after update on sso_person for each row execute function see();
                """);
        try {
            assertThat(scim(NODES.second()).send("PATCH", path, OFF).status()).isEqualTo(204);
            assertThat(number("select count(distinct what) from seen")).isEqualTo(4);
            assertThat(number("select count(distinct by) from seen")).isEqualTo(1);
        } finally {
            execute("drop function see() cascade; drop table seen");
        }
    }

    /**
     * The sign-in ends at the first node, whether somebody is in by it or not.
     *
     * @return the status of the other call
     */
    private int besideASignIn(EntraUser user, Callable<ScimApi.Answer> call) {
        Visitor visitor = new Visitor(TwoNodes.address(NODES.first()), SITES);
        AuthnRequest request = visitor.atEntra(
                Authorization.of("rundiffusion")
                        .with("autoLoginSsoProvider", "contoso")
                        .url(),
                SITES);
        Map<String, String> form =
                Map.of("SAMLResponse", contoso.respond(request, user).toBase64(), "RelayState", request.relayState());
        return AtOnce.call(List.<Callable<Integer>>of(() -> call.call().status(), () -> signIn(visitor, form)))
                .get(0);
    }

    private static int signIn(Visitor visitor, Map<String, String> form) {
        HttpResponse<String> answer = visitor.post(ENDPOINT, form);
        while (answer.statusCode() / 100 == 3 && Visitor.location(answer).startsWith(SITES.sso())) {
            answer = visitor.get(Visitor.location(answer));
        }
        assertThat(answer.statusCode()).isIn(302, 303, 400);
        return answer.statusCode();
    }

    private static void assertIsThereOnce(EntraUser user) {
        assertThat(number("select count(*) from sso_person where object_id = '" + user.objectId() + "'"))
                .as("records")
                .isEqualTo(1);
        assertThat(number("select count(*) from sso_person where user_name = '" + user.userPrincipalName() + "'"))
                .as("records of the name")
                .isEqualTo(1);
        assertThat(number("select count(*) from user_entity where username = 'contoso." + user.objectId() + "'"))
                .as("accounts")
                .isEqualTo(1);
        assertThat(number(
                        "select count(*) from federated_identity where federated_user_id = '" + user.objectId() + "'"))
                .as("links")
                .isEqualTo(1);
    }

    /** Online ones are stored there too. */
    private static long sessions(EntraUser user) {
        return number("select count(*) from offline_user_session s join user_entity u on u.id = s.user_id"
                + " where u.username = 'contoso." + user.objectId() + "'");
    }

    private static void execute(String script) throws SQLException {
        try (Connection database = NODES.database().connect();
                Statement statement = database.createStatement()) {
            statement.execute(script);
        }
    }

    private static long number(String query) {
        try (Connection database = NODES.database().connect();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
