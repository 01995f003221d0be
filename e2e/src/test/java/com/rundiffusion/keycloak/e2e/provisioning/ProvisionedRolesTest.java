package com.rundiffusion.keycloak.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.testkit.enterprise.ScimApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.ScriptedSignIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people may by the groups that Entra provisions, while they move, leave and come back. */
class ProvisionedRolesTest {

    private static final int MOST_GROUPS = 150;

    @RegisterExtension
    private final Journey journey = new Journey();

    private ContosoProvisioning contoso;

    @BeforeEach
    void provision() {
        contoso = ContosoProvisioning.begin(journey);
    }

    @AfterEach
    void stop() {
        contoso.end();
    }

    private static void has(ScriptedSignIn signIn, String... roles) {
        assertThat(signIn.accessClaims()).containsEntry("roles", List.of(roles));
        assertThat(signIn.idClaims()).containsEntry("roles", List.of(roles));
    }

    @Test
    void whoMovesFromOneGroupToAnotherHasItsRoleAtTheNextRefresh() {
        GroupObject crew = contoso.assignedGroup("Crew of movers");
        GroupObject bosses = contoso.assignedGroup("Bosses of movers");
        contoso.roles("provisionedGroups", Map.of(crew.objectId(), "member", bosses.objectId(), "admin"));
        EntraUser mover = contoso.assigned("Mo Mover");
        contoso.directory().join(crew, mover);
        contoso.job().start().cycle();
        ScriptedSignIn session = contoso.signIn(mover);
        has(session, "member");

        contoso.directory().leave(crew, mover);
        contoso.directory().join(bosses, mover);
        contoso.job().cycle();
        session = session.refreshed();
        has(session, "admin");

        contoso.directory().leave(bosses, mover);
        contoso.job().cycle();
        session = session.refreshed();
        has(session);
        has(contoso.signIn(mover));
    }

    @Test
    void ofTwoGroupsOneIsLost() {
        GroupObject crew = contoso.assignedGroup("Crew of two");
        GroupObject bosses = contoso.assignedGroup("Bosses of two");
        contoso.roles("provisionedGroups", Map.of(crew.objectId(), "member", bosses.objectId(), "admin"));
        EntraUser person = contoso.assigned("Tia Twogroups");
        contoso.directory().join(crew, person);
        contoso.directory().join(bosses, person);
        contoso.job().start().cycle();
        ScriptedSignIn session = contoso.signIn(person);
        has(session, "admin", "member");

        contoso.directory().leave(bosses, person);
        contoso.job().cycle();

        has(session.refreshed(), "member");
    }

    /** Entra names a link instead of them; whoever has roles by provisioned groups does not depend on it. */
    @Test
    void whoIsInMoreGroupsThanAnAssertionHoldsKeepsTheRolesThatAreKnown() {
        GroupObject crew = contoso.assignedGroup("Crew of many");
        contoso.roles("groups", Map.of(crew.objectId(), "member"));
        EntraUser person = contoso.assigned("Gus Groups");
        contoso.directory().join(crew, person);
        contoso.job().start().cycle();
        has(contoso.signIn(person), "member");

        for (int number = 0; number <= MOST_GROUPS; number++) {
            contoso.directory().join(contoso.group("Circle " + number), person);
        }
        contoso.directory().leave(crew, person);
        contoso.job().cycle();
        has(contoso.signIn(person), "member");
        assertThat(lastLogin().path("roles").asText()).isEqualTo("unknown");

        contoso.roles("provisionedGroups", Map.of(crew.objectId(), "member"));
        has(contoso.signIn(person));
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
    void aGroupMayBeRenamedAndWhoeverWasInOneThatIsRemovedHasLostItsRole() {
        GroupObject bosses = contoso.assignedGroup("Bosses of today");
        contoso.roles("provisionedGroups", Map.of(bosses.objectId(), "admin"));
        EntraUser person = contoso.assigned("Rea Renamed");
        contoso.directory().join(bosses, person);
        contoso.job().start().cycle();
        ScriptedSignIn session = contoso.signIn(person);
        has(session, "admin");

        ScimApi scim = contoso.scim();
        String path = "/Groups/"
                + scim.get("/Groups?filter=displayName%20eq%20%22Bosses%20of%20today%22")
                        .json()
                        .path("Resources")
                        .path(0)
                        .path("id")
                        .asText();
        assertThat(scim.send(
                                "PATCH",
                                path,
                                "{\"Operations\": [{\"op\": \"Replace\", \"path\": \"displayName\", \"value\": \"Leaders\"}]}")
                        .status())
                .isEqualTo(204);
        session = session.refreshed();
        has(session, "admin");

        assertThat(scim.send("DELETE", path, "").status()).isEqualTo(204);
        has(session.refreshed());
        has(contoso.signIn(person));
    }

    /** Switched off and on, and removed and made again: Entra has the person by another id then. */
    @Test
    void whoeverComesBackIsTheSameAndHasWhatTheyHad() {
        GroupObject bosses = contoso.assignedGroup("Bosses who return");
        contoso.roles("provisionedGroups", Map.of(bosses.objectId(), "admin"));
        EntraUser person = contoso.assigned("Rob Return");
        contoso.directory().join(bosses, person);
        contoso.job().start().cycle();
        contoso.knownToFirebaseAs(person, "uid-of-rob");
        ScriptedSignIn first = contoso.signIn(person);
        Object subject = first.idClaims().get("sub");
        assertThat(first.idClaims()).containsEntry("firebase_uid", "uid-of-rob");
        String id = contoso.job().targetId(person.objectId()).orElseThrow();

        contoso.directory().block(person);
        contoso.job().cycle();
        contoso.isRefused(person, "person_deactivated");
        contoso.directory().unblock(person);
        contoso.job().cycle();
        ScriptedSignIn back = contoso.signIn(person);
        has(back, "admin");
        assertThat(back.idClaims()).containsEntry("sub", subject).containsEntry("firebase_uid", "uid-of-rob");
        assertThat(contoso.job().targetId(person.objectId())).contains(id);

        assertThat(contoso.scim().send("DELETE", "/Users/" + id, "").status()).isEqualTo(204);
        contoso.isRefused(person, "person_deactivated");
        contoso.job().restart().cycle();
        assertThat(contoso.job().targetId(person.objectId())).isPresent().get().isNotEqualTo(id);
        back = contoso.signIn(person);
        has(back, "admin");
        assertThat(back.idClaims()).containsEntry("sub", subject).containsEntry("firebase_uid", "uid-of-rob");
    }
}
