package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.AppRole;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Monitoring;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody may in their own company, from Entra's groups and app roles to the claims in the app. */
class RolesTest {

    private static final String CLAIM = "roles";
    private static final int MOST_GROUPS = 150;

    @RegisterExtension
    private final Journey journey = new Journey();

    private final RestDescription description = new RestDescription();
    private final List<GroupObject> groups = new ArrayList<>();
    private EnterpriseApi api;
    private EntraTenant northwind;
    private EntraUser member;
    private GroupObject bosses;
    private GroupObject crew;

    @BeforeEach
    void connect() {
        api = EnterpriseApi.of(journey);
        northwind = journey.services().entra().northwind();
        member = northwind.user(Person.MEMBER);
        bosses = group("Bosses");
        crew = group("Crew");
        assertThat(api.create(CustomerMail.document(northwind)).status()).isEqualTo(201);
    }

    @AfterEach
    void putBack() {
        groups.forEach(northwind.directory()::delete);
        northwind.application().assignments().assign(member);
        api.delete("northwind");
    }

    private GroupObject group(String name) {
        GroupObject group = northwind.directory().addGroup(name);
        groups.add(group);
        return group;
    }

    private void join(GroupObject... some) {
        List.of(some).forEach(group -> northwind.directory().join(group, member));
    }

    private void byGroups(Map<String, String> map) {
        rules(Map.of("source", "groups", "map", map));
    }

    private void rules(Map<String, Object> rules) {
        EnterpriseApi.Answer answer = api.put("northwind", Map.of("roles", rules));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private ScriptedSignIn signIn() {
        return ScriptedSignIn.of(journey, northwind, Person.MEMBER);
    }

    @Test
    void anAppIsToldWhatThePersonMayAndALostGroupIsGoneFromTheNextToken() {
        byGroups(Map.of(bosses.objectId(), "admin", crew.objectId(), "member"));
        join(bosses, crew);

        ScriptedSignIn both = signIn();
        assertThat(both.idClaims()).containsEntry(CLAIM, List.of("admin", "member"));
        assertThat(both.accessClaims()).containsEntry(CLAIM, List.of("admin", "member"));

        northwind.directory().leave(bosses, member);
        ScriptedSignIn one = signIn();
        assertThat(one.idClaims()).containsEntry(CLAIM, List.of("member"));
        assertThat(both.refreshed().accessClaims())
                .as("in the session that was there before")
                .containsEntry(CLAIM, List.of("member"));

        northwind.directory().leave(crew, member);
        assertThat(signIn().idClaims()).containsEntry(CLAIM, List.of());
    }

    @Test
    void anAppRoleGivesWhatTheMapSaysAndNothingByItsName() {
        AppRole owner = northwind.application().addAppRole("Site.Owner");
        AppRole admin = northwind.application().addAppRole("admin");
        rules(Map.of("source", "appRoles", "map", Map.of("Site.Owner", "admin"), "default", "member"));

        northwind.application().assignments().assign(member, owner);
        assertThat(signIn().idClaims()).containsEntry(CLAIM, List.of("admin"));

        northwind.application().assignments().assign(member, admin);
        assertThat(signIn().idClaims()).as("the default").containsEntry(CLAIM, List.of("member"));
    }

    @Test
    void aValueOfTheCompanysIsNeverTheNameOfARole() {
        AppRole keycloaks = northwind.application().addAppRole("realm-admin");
        assertThat(api.put(
                                "northwind",
                                Map.of("roles", Map.of("source", "appRoles", "map", Map.of("a", "realm-admin"))))
                        .faults())
                .containsExactly("roles.map role_unknown");
        rules(Map.of("source", "appRoles", "map", Map.of()));
        northwind.application().assignments().assign(member, keycloaks);

        assertThat(signIn().accessClaims())
                .containsEntry(CLAIM, List.of())
                .doesNotContainKeys("realm_access", "resource_access");
    }

    @Test
    void whoHasNoneIsToldSoByEachAnswer() {
        byGroups(Map.of(bosses.objectId(), "admin"));

        ScriptedSignIn none = signIn();
        assertThat(none.idClaims()).containsEntry(CLAIM, List.of());
        assertThat(none.accessClaims()).containsEntry(CLAIM, List.of());
        assertThat(none.userInfo().path(CLAIM)).isEqualTo(roles());
        assertThat(introspected().path(CLAIM)).isEqualTo(roles());

        join(bosses);
        assertThat(signIn().userInfo().path(CLAIM)).isEqualTo(roles("admin"));
        assertThat(introspected().path(CLAIM)).isEqualTo(roles("admin"));
    }

    private static JsonNode roles(String... roles) {
        return new ObjectMapper().valueToTree(roles);
    }

    /** The one client that has a secret asks about its own token. */
    private JsonNode introspected() {
        TokenEndpoint endpoint = new TokenEndpoint(journey.services().keycloak());
        String secret = admin().get("rundiffusion/clients?clientId=firebase")
                .get(0)
                .path("secret")
                .asText();
        journey.browser().forgetAll();
        journey.browser().signIn(Stack.SITES.rundiffusionApp(), northwind, Person.MEMBER);
        journey.browser()
                .open(Authorization.of("firebase")
                        .with("redirect_uri", Stack.SITES.firebase() + "/__/auth/handler")
                        .url());
        String token = endpoint.exchange(
                        "firebase", secret, journey.browser().arrival().url())
                .text("access_token");
        JsonNode answer = endpoint.introspect("firebase", secret, token).body();
        assertThat(answer.path("active").asBoolean()).as(answer.toString()).isTrue();
        return answer;
    }

    @Test
    void aRunningSessionFollowsOtherRulesWithTheNextRefresh() {
        byGroups(Map.of(crew.objectId(), "member"));
        join(crew);
        ScriptedSignIn session = signIn();
        assertThat(session.idClaims()).containsEntry(CLAIM, List.of("member"));

        byGroups(Map.of(crew.objectId(), "admin"));

        assertThat(session.userInfo().path(CLAIM)).isEqualTo(roles("admin"));
        assertThat(session.accessClaims()).containsEntry(CLAIM, List.of("member"));
        assertThat(session.refreshed().accessClaims()).containsEntry(CLAIM, List.of("admin"));
    }

    @Test
    void aCompanyThatGivesRolesUpHasNoClaimAnyMore() {
        ScriptedSignIn session = signIn();
        assertThat(session.idClaims()).doesNotContainKey(CLAIM);
        rules(Map.of("source", "groups", "map", Map.of(crew.objectId(), "admin"), "default", "member"));
        assertThat(session.refreshed().idClaims())
                .as("of somebody who has not signed in since")
                .containsEntry(CLAIM, List.of("member"));
        join(crew);
        session = signIn();
        assertThat(session.idClaims()).containsEntry(CLAIM, List.of("admin"));

        assertThat(api.put("northwind", "{\"roles\": null}").status()).isEqualTo(200);

        assertThat(session.refreshed().idClaims()).doesNotContainKey(CLAIM);
        assertThat(attributes(session)).doesNotContain(CLAIM);
    }

    private Iterable<String> attributes(ScriptedSignIn session) {
        return () -> admin().get("rundiffusion/users/" + session.idClaims().get("sub"))
                .path("attributes")
                .fieldNames();
    }

    @Test
    void whoseGroupsEntraDoesNotSayKeepsTheRolesThatWereKnownLast() {
        byGroups(Map.of(bosses.objectId(), "admin"));
        join(bosses);
        assertThat(signIn().idClaims()).containsEntry(CLAIM, List.of("admin"));
        assertThat(lastLogin().path(CLAIM).isMissingNode()).isTrue();
        double counted = unknown();

        northwind.directory().leave(bosses, member);
        for (int i = 0; i <= MOST_GROUPS; i++) {
            join(group("Project " + i));
        }

        assertThat(signIn().idClaims()).containsEntry(CLAIM, List.of("admin"));
        assertThat(lastLogin().path(CLAIM).asText()).isEqualTo("unknown");
        assertThat(unknown()).isEqualTo(counted + 1);
        assertThat(ScriptedSignIn.of(journey, northwind, Person.MANY_GROUPS).idClaims())
                .as("of whom nothing was ever known")
                .containsEntry(CLAIM, List.of());
        assertThat(lastLogin().path(CLAIM).asText()).isEqualTo("out_of_date");
    }

    private JsonNode lastLogin() {
        return admin().get("rundiffusion/events?type=LOGIN&max=1").get(0).path("details");
    }

    private double unknown() {
        return new Monitoring(journey.keycloak().management())
                .value("sso_roles_unknown_total")
                .orElse(0.0);
    }

    @Test
    void aDryRunShowsWhatAMapWouldGive() {
        byGroups(Map.of());
        join(bosses);
        signIn();

        EnterpriseApi.Answer answer = api.put(
                "northwind?dryRun=true",
                Map.of("roles", Map.of("source", "groups", "map", Map.of(bosses.objectId(), "admin"))));

        description.mustHave("PUT", "/admin/realms/{realm}/enterprises/{alias}", answer);
        JsonNode preview = answer.json().path("rolesPreview");
        assertThat(preview.path("people").asInt()).isEqualTo(1);
        assertThat(preview.path("gain").path("admin").asInt()).isEqualTo(1);
        assertThat(preview.path("examples").get(0).path("after")).isEqualTo(roles("admin"));
        assertThat(preview.path("unknownValues"))
                .as("the groups that every tenant has")
                .hasSize(3);
        assertThat(signIn().idClaims()).as("nothing is stored").containsEntry(CLAIM, List.of());
    }

    private AdminRest admin() {
        return journey.services().admin();
    }
}
