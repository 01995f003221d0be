package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Directory;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.provisioning.MappingPreset;
import com.rundiffusion.keycloak.entra.provisioning.ProvisioningJob;
import com.rundiffusion.keycloak.entra.provisioning.Step;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import com.rundiffusion.keycloak.testkit.journey.TokenEndpoint;
import com.rundiffusion.keycloak.testkit.server.LogoutListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People come, change and go at Entra, and the apps see it. */
class ProvisioningJourneyTest {

    private static final String APP = "rundiffusion";
    private static final String TOKENS = "/provisioning-tokens";
    private static final int MOST_GROUPS = 150;

    @RegisterExtension
    private final Journey journey = new Journey();

    private final List<EntraUser> hired = new ArrayList<>();
    private final List<GroupObject> groups = new ArrayList<>();
    private EnterpriseApi api;
    private ProvisioningJob job;
    private JsonNode token;

    @BeforeEach
    void provision() {
        api = EnterpriseApi.of(journey);
        policy("optional");
        token = api.send("POST", "/" + alias() + TOKENS, Map.of()).json();
        job = journey.contoso()
                .provisioning()
                .credentials(token.path("url").asText(), token.path("token").asText())
                .mapping(MappingPreset.OBJECT_ID);
    }

    @AfterEach
    void stop() {
        job.stop();
        api.send("DELETE", "/" + alias() + TOKENS + "/" + token.path("id").asText(), null);
        assertThat(api.put(alias(), "{\"roles\": null, \"provisioning\": \"off\"}")
                        .status())
                .isEqualTo(200);
        groups.forEach(journey.contoso().directory()::delete);
        hired.forEach(journey.contoso().directory()::purge);
    }

    private String alias() {
        return journey.contoso().name();
    }

    private void policy(String policy) {
        EnterpriseApi.Answer answer = api.put(alias(), Map.of("provisioning", policy));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private EntraUser assigned(String name) {
        EntraUser user = hired(name);
        journey.contoso().application().assignments().assign(user);
        return user;
    }

    private EntraUser hired(String name) {
        EntraUser user = directory().hire(name);
        hired.add(user);
        return user;
    }

    private Directory directory() {
        return journey.contoso().directory();
    }

    private GroupObject group(String name) {
        GroupObject group = directory().addGroup(name);
        groups.add(group);
        return group;
    }

    /** That Entra provisions. */
    private GroupObject assignedGroup(String name) {
        GroupObject group = group(name);
        journey.contoso().application().assignments().assign(group);
        return group;
    }

    private void roles(String source, Map<String, String> map) {
        EnterpriseApi.Answer answer = api.put(alias(), Map.of("roles", Map.of("source", source, "map", map)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void has(ScriptedSignIn signIn, String... roles) {
        assertThat(signIn.accessClaims()).containsEntry("roles", List.of(roles));
        assertThat(signIn.idClaims()).containsEntry("roles", List.of(roles));
    }

    private ScriptedSignIn signIn(EntraUser user) {
        return ScriptedSignIn.of(journey, journey.contoso(), user);
    }

    private void isRefused(EntraUser user, String code) {
        assertThatThrownBy(() -> signIn(user)).hasMessageContaining(code);
    }

    private TokenEndpoint.Answer refreshed(ScriptedSignIn signIn) {
        return new TokenEndpoint(journey.services().keycloak())
                .refresh(APP, signIn.tokens().text("refresh_token"));
    }

    @Test
    void theConnectionIsTestedAndTheCompanyKnowsIt() {
        assertThat(job.testConnection().works()).isTrue();
    }

    @Test
    void aJoinerIsThereBeforeTheFirstSignInAndIsTheSameAfterIt() {
        EntraUser joiner = assigned("Joan Joiner");

        assertThat(job.start().cycle().count(Step.CREATED)).isPositive();
        String id = job.targetId(joiner.objectId()).orElseThrow();
        signIn(joiner);
        job.cycle();

        assertThat(job.targetId(joiner.objectId())).contains(id);
        assertThat(job.quarantined()).isEmpty();
    }

    @Test
    void aLeaverIsOutAtOnceAndARehiredPersonIsTheSame() {
        EntraUser leaver = assigned("Leo Leaver");
        job.start().cycle();
        ScriptedSignIn signedIn = signIn(leaver);
        Object subject = signedIn.idClaims().get("sub");
        assertThat(refreshed(signedIn).status()).isEqualTo(200);
        ScriptedSignIn again = signIn(leaver);

        journey.contoso().application().assignments().unassign(leaver);
        job.cycle();

        assertThat(refreshed(again).text("error")).isEqualTo("invalid_grant");
        isRefused(leaver, "person_deactivated");

        journey.contoso().application().assignments().assign(leaver);
        job.cycle();
        assertThat(signIn(leaver).idClaims().get("sub")).isEqualTo(subject);
    }

    @Test
    void aMappingThatIsCorrectedLaterDoublesNobody() {
        job.mapping(MappingPreset.DEFAULT);
        EntraUser person = assigned("Mia Mapping");
        job.start().cycle();
        double bound = bound();
        Object subject = signIn(person).idClaims().get("sub");
        assertThat(bound()).as("who waited is known now").isEqualTo(bound + 1);
        String id = job.targetId(person.objectId()).orElseThrow();

        job.mapping(MappingPreset.OBJECT_ID);
        job.cycle();

        assertThat(job.targetId(person.objectId())).contains(id);
        assertThat(signIn(person).idClaims().get("sub")).isEqualTo(subject);
    }

    private double bound() {
        return new Background(journey)
                .monitoring()
                .value("sso_provisioning_people_total{change=\"bound\"}")
                .orElseThrow();
    }

    @Test
    void whoWasNotProvisionedIsRefusedWhereThatIsRequired() {
        EntraUser known = assigned("Kay Known");
        job.start().cycle();
        policy("required");
        EntraUser stranger = hired("Sam Stranger");

        signIn(known);
        isRefused(stranger, "person_not_provisioned");
    }

    @Test
    void whoMovesFromOneGroupToAnotherHasItsRoleAtTheNextRefresh() {
        GroupObject crew = assignedGroup("Crew of movers");
        GroupObject bosses = assignedGroup("Bosses of movers");
        roles("provisionedGroups", Map.of(crew.objectId(), "member", bosses.objectId(), "admin"));
        EntraUser mover = assigned("Mo Mover");
        directory().join(crew, mover);
        job.start().cycle();
        ScriptedSignIn session = signIn(mover);
        has(session, "member");

        directory().leave(crew, mover);
        directory().join(bosses, mover);
        job.cycle();
        session = session.refreshed();
        has(session, "admin");

        directory().leave(bosses, mover);
        job.cycle();
        session = session.refreshed();
        has(session);
        has(signIn(mover));
    }

    @Test
    void ofTwoGroupsOneIsLost() {
        GroupObject crew = assignedGroup("Crew of two");
        GroupObject bosses = assignedGroup("Bosses of two");
        roles("provisionedGroups", Map.of(crew.objectId(), "member", bosses.objectId(), "admin"));
        EntraUser person = assigned("Tia Twogroups");
        directory().join(crew, person);
        directory().join(bosses, person);
        job.start().cycle();
        ScriptedSignIn session = signIn(person);
        has(session, "admin", "member");

        directory().leave(bosses, person);
        job.cycle();

        has(session.refreshed(), "member");
    }

    /** Entra names a link instead of them; whoever has roles by provisioned groups does not depend on it. */
    @Test
    void whoIsInMoreGroupsThanAnAssertionHoldsKeepsTheRolesThatAreKnown() {
        GroupObject crew = assignedGroup("Crew of many");
        roles("groups", Map.of(crew.objectId(), "member"));
        EntraUser person = assigned("Gus Groups");
        directory().join(crew, person);
        job.start().cycle();
        has(signIn(person), "member");

        for (int number = 0; number <= MOST_GROUPS; number++) {
            directory().join(group("Circle " + number), person);
        }
        directory().leave(crew, person);
        job.cycle();
        has(signIn(person), "member");
        assertThat(lastLogin().path("roles").asText()).isEqualTo("unknown");

        roles("provisionedGroups", Map.of(crew.objectId(), "member"));
        has(signIn(person));
        assertThat(lastLogin().path("roles").isMissingNode()).isTrue();
    }

    private JsonNode lastLogin() {
        return journey.services()
                .admin()
                .get("rundiffusion/events?type=LOGIN&max=1")
                .get(0)
                .path("details");
    }

    @Test
    void aLeaverIsOutWithinSecondsAndTheAppIsTold() {
        try (LogoutListener app = LogoutListener.start(journey.services().admin())) {
            EntraUser leaver = assigned("Lou Leaver");
            job.start().cycle();
            ScriptedSignIn session = ScriptedSignIn.of(
                    journey,
                    Authorization.of(LogoutListener.CLIENT).with("redirect_uri", LogoutListener.HOME),
                    journey.contoso(),
                    leaver);
            directory().block(leaver);

            Instant begun = Instant.now();
            job.onDemand(leaver.objectId());
            String refused = new TokenEndpoint(journey.services().keycloak())
                    .refresh(LogoutListener.CLIENT, session.tokens().text("refresh_token"))
                    .text("error");
            Duration out = Duration.between(begun, Instant.now());
            new Background(journey).await(() -> !app.heard().isEmpty());
            Duration told = Duration.between(begun, Instant.now());

            assertThat(refused).isEqualTo("invalid_grant");
            assertThat(app.heard()).hasSize(1);
            System.out.printf(
                    "From the leaver's active=false to a refused refresh: %d ms, to an app that is told: %d ms%n",
                    out.toMillis(), told.toMillis());
            assertThat(told).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** Switched off and on, and removed and made again: Entra has the person by another id then. */
    @Test
    void whoeverComesBackIsTheSameAndHasTheRolesThatTheyHad() {
        GroupObject bosses = assignedGroup("Bosses who return");
        roles("provisionedGroups", Map.of(bosses.objectId(), "admin"));
        EntraUser person = assigned("Rob Return");
        directory().join(bosses, person);
        job.start().cycle();
        Object subject = signIn(person).idClaims().get("sub");
        String id = job.targetId(person.objectId()).orElseThrow();

        directory().block(person);
        job.cycle();
        isRefused(person, "person_deactivated");
        directory().unblock(person);
        job.cycle();
        ScriptedSignIn back = signIn(person);
        has(back, "admin");
        assertThat(back.idClaims()).containsEntry("sub", subject);
        assertThat(job.targetId(person.objectId())).contains(id);

        ScimApi scim = ScimApi.of(journey, alias(), "198.51.100.201")
                .with(token.path("token").asText());
        assertThat(scim.send("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
        isRefused(person, "person_deactivated");
        job.restart().cycle();
        assertThat(job.targetId(person.objectId())).isPresent().get().isNotEqualTo(id);
        back = signIn(person);
        has(back, "admin");
        assertThat(back.idClaims()).containsEntry("sub", subject);
    }

    @Test
    void aGuestIsKnownByTheObjectIdAndTheNameThatTheirAssertionHas() {
        EntraUser guest = directory().user(Person.EMAIL_CODE_GUEST);
        job.start().cycle();
        JsonNode accounts =
                journey.services().admin().get("rundiffusion/users?exact=true&username=contoso." + guest.objectId());
        assertThat(accounts).as("before the guest signs in").hasSize(1);
        policy("required");

        assertThat(signIn(guest).idClaims())
                .containsEntry("sub", accounts.get(0).path("id").asText());
        job.cycle();
        assertThat(job.quarantined()).isEmpty();
    }

    @Test
    void aRenamedPersonIsTheSameAndTheAppHearsTheNewName() {
        EntraUser person = assigned("Rita Before");
        job.start().cycle();
        ScriptedSignIn session = signIn(person);
        String id = job.targetId(person.objectId()).orElseThrow();

        String name = "rita.after@contoso.example";
        directory().rename(person, name, name);
        directory().set(person, "surname", "After");
        EntraUser renamed = directory().set(person, "displayName", "Rita After");
        job.cycle();

        assertThat(job.targetId(person.objectId())).contains(id);
        assertThat(session.refreshed().idClaims())
                .containsEntry("name", "Rita After")
                .containsEntry("family_name", "After")
                .containsEntry("email", name);
        assertThat(signIn(renamed).idClaims())
                .containsEntry("sub", session.idClaims().get("sub"))
                .containsEntry("name", "Rita After");
    }
}
