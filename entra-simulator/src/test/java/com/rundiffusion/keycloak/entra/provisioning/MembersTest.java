package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups that change, and who is in them. */
class MembersTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private List<String> members(String group) {
        return application.groups().with("displayName", group).path("members").findValuesAsText("value");
    }

    @Test
    void aGroupOf151ComesMemberByMember() {
        GroupObject group = customer.group("Everybody");
        for (int i = 1; i <= 151; i++) {
            customer.directory().join(group, customer.directory().hire("Member No" + i));
        }
        CycleReport report = customer.job().cycle();
        assertThat(report.count(Step.MEMBER_ADDED)).isEqualTo(151);
        List<JsonNode> patches = StubApplication.bodies(application.taken(), "PATCH /Groups");
        assertThat(patches)
                .hasSize(151)
                .allSatisfy(patch -> assertThat(patch.path("Operations").path(0).path("value"))
                        .hasSize(1));
        assertThat(members("Everybody")).hasSize(151).doesNotHaveDuplicates();
    }

    @Test
    void aPersonOfManyGroupsIsInAllThatAreAssigned() {
        EntraUser user = customer.user(Person.RENAMED);
        for (int i = 1; i <= 151; i++) {
            customer.group("Team " + i, user);
        }
        customer.job().cycle();
        assertThat(application.groups().all())
                .hasSize(151)
                .allSatisfy(group -> assertThat(group.path("members").findValuesAsText("value"))
                        .containsExactly(customer.id(user)));
    }

    @Test
    void aRenamedGroupIsChangedAndAnUnassignedOneDeleted() {
        GroupObject group = customer.group("Writers", customer.assigned(Person.MEMBER));
        customer.job().cycle();
        String id = customer.job().targetId(group.objectId()).orElseThrow();
        application.taken();
        customer.directory().rename(group, "Authors");
        customer.job().cycle();
        List<ScimRequest> taken = application.taken();
        assertThat(taken).extracting(ScimRequest::line).containsExactly("PATCH /Groups/" + id);
        assertThat(taken.get(0).body().path("Operations"))
                .isEqualTo(
                        ScimRequest.json("[{\"op\": \"Replace\", \"path\": \"displayName\", \"value\": \"Authors\"}]"));
        customer.tenant().application().assignments().unassign(group);
        customer.job().cycle();
        assertThat(application.lines()).containsExactly("DELETE /Groups/" + id);
    }

    @Test
    void aGroupThatIsAssignedAgainIsMadeAgainWithItsMembers() {
        GroupObject group = customer.group("Writers", customer.assigned(Person.MEMBER));
        customer.job().cycle();
        customer.tenant().application().assignments().unassign(group);
        customer.job().cycle();
        customer.tenant().application().assignments().assign(group);
        CycleReport report = customer.job().cycle();
        assertThat(report.counts()).containsOnly(Map.entry(Step.CREATED, 1), Map.entry(Step.MEMBER_ADDED, 1));
        assertThat(members("Writers")).hasSize(1);
    }

    @Test
    void aDeletedGroupIsDeletedAndItsMembersAreOutOfScope() {
        EntraUser user = customer.user(Person.MEMBER);
        GroupObject group = customer.group("Writers", user);
        customer.job().cycle();
        String id = customer.id(user);
        String groupId = customer.job().targetId(group.objectId()).orElseThrow();
        application.taken();
        customer.directory().delete(group);
        customer.job().cycle();
        assertThat(application.lines()).containsExactly("PATCH /Users/" + id, "DELETE /Groups/" + groupId);
        assertThat(application.users().all().get(0).path("active").booleanValue())
                .isFalse();
    }

    @Test
    void whoeverLosesOneOfTwoGroupsIsStillThere() {
        EntraUser user = customer.user(Person.MEMBER);
        GroupObject writers = customer.group("Writers", user);
        customer.group("Readers", user);
        customer.job().cycle();
        application.taken();
        customer.directory().leave(writers, user);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.MEMBER_REMOVED);
        assertThat(members("Writers")).isEmpty();
        assertThat(members("Readers")).containsExactly(customer.id(user));
    }

    @Test
    void membersOfANestedGroupAreNotRead() {
        EntraUser inner = customer.user(Person.RENAMED);
        GroupObject nested = customer.directory().join(customer.directory().addGroup("Inner"), inner);
        GroupObject group = customer.group("Writers", customer.assigned(Person.MEMBER));
        customer.directory().nest(group, nested);
        customer.job().cycle();
        assertThat(members("Writers")).containsExactly(customer.id(customer.user(Person.MEMBER)));
        assertThat(customer.job().targetId(inner.objectId())).isEmpty();
        assertThat(application.groups().all()).hasSize(1);
    }

    @Test
    void afterAReactivationMembershipsAreNotSentAgain() {
        EntraUser user = customer.assigned(Person.MEMBER);
        customer.group("Writers", user);
        customer.job().cycle();
        customer.directory().delete(user);
        customer.job().cycle();
        customer.directory().restore(user);
        application.taken();
        customer.job().cycle();
        assertThat(application.lines()).containsExactly("PATCH /Users/" + customer.id(user));
        assertThat(members("Writers")).containsExactly(customer.id(user));
    }

    @Test
    void whoeverWasBlockedWhenTheGroupCameIsAMemberAfterARestartOnly() {
        EntraUser user = customer.user(Person.MEMBER);
        customer.group("Writers", user);
        customer.directory().block(user);
        customer.job().cycle();
        customer.directory().unblock(user);
        customer.job().cycle();
        assertThat(customer.id(user)).isNotNull();
        assertThat(members("Writers")).isEmpty();
        customer.job().restart().cycle();
        assertThat(members("Writers")).containsExactly(customer.id(user));
    }

    @Test
    void aMemberWhoIsPurgedIsDeletedAndNotRemovedFirst() {
        EntraUser user = customer.assigned(Person.MEMBER);
        customer.group("Writers", user);
        customer.job().cycle();
        String id = customer.id(user);
        application.taken();
        customer.directory().purge(user);
        customer.job().cycle();
        assertThat(application.lines()).containsExactly("DELETE /Users/" + id);
    }

    @Test
    void aMemberThatFailsLeavesTheOthersAlone() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        EntraUser elif = customer.assigned(Person.RENAMED);
        customer.job().cycle();
        customer.group("Writers", ada, elif);
        String id = customer.id(ada);
        application.refuses(
                request ->
                        request.is("PATCH /Groups") && request.body().toString().contains(id),
                500);
        assertThat(customer.job().cycle().counts())
                .containsEntry(Step.MEMBER_ADDED, 1)
                .containsEntry(Step.REFERENCE_FAILED, 1);
        application.refusesNothing();
        application.taken();
        assertThat(customer.job().cycle().counts()).isEqualTo(Map.of(Step.MEMBER_ADDED, 1));
        assertThat(members("Writers")).containsExactly(customer.id(elif), customer.id(ada));
    }

    @Test
    void aManagerWhoIsNotConnectedIsPassedOver() {
        EntraUser ada = customer.assigned(Person.MEMBER);
        customer.directory().manager(ada, customer.user(Person.RENAMED));
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.CREATED, Step.SKIPPED);
    }
}
