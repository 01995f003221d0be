package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Assignments;
import com.rundiffusion.keycloak.entra.EntraUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent when somebody is blocked, deleted, restored, purged, unassigned and assigned again. */
class LifeOfAPersonTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private EntraUser user;
    private String id;

    @BeforeEach
    void provision() {
        user = customer.provisioned("Zora Quist");
        id = customer.id(user);
    }

    private Assignments assignments() {
        return customer.tenant().application().assignments();
    }

    private void isSwitched(String text) {
        List<ScimRequest> taken = application.taken();
        assertThat(taken).extracting(ScimRequest::line).containsExactly("PATCH /Users/" + id);
        assertThat(taken.get(0).body()).isEqualTo(switchedTo(text));
    }

    private static Object switchedTo(String text) {
        return ScimRequest.json("{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\": [{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"" + text + "\"}]}");
    }

    private void nothingIsSent() {
        customer.job().cycle();
        assertThat(application.lines()).isEmpty();
    }

    @Test
    void whoeverIsBlockedIsSwitchedOffAndOnAgainByTheStoredId() {
        customer.directory().block(user);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.DISABLED);
        isSwitched("False");
        nothingIsSent();
        customer.directory().unblock(user);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.ENABLED);
        isSwitched("True");
    }

    @Test
    void whoeverIsDeletedIsSwitchedOffAndOnAgainWhenRestored() {
        customer.directory().delete(user);
        customer.job().cycle();
        isSwitched("False");
        customer.directory().restore(user);
        customer.job().cycle();
        isSwitched("True");
    }

    @Test
    void whoeverIsPurgedIsDeleted() {
        customer.directory().delete(user);
        customer.job().cycle();
        isSwitched("False");
        customer.directory().purge(user);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.DELETED);
        assertThat(application.lines()).containsExactly("DELETE /Users/" + id);
        nothingIsSent();
    }

    @Test
    void thirtyDaysAfterTheDeletionSomebodyIsPurged() {
        customer.directory().delete(user);
        customer.job().cycle();
        isSwitched("False");
        customer.clock().advance(Duration.ofDays(30).minusSeconds(1));
        nothingIsSent();
        customer.clock().advance(Duration.ofSeconds(1));
        customer.job().cycle();
        assertThat(application.lines()).containsExactly("DELETE /Users/" + id);
    }

    @Test
    void aDeletionThatFailsIsTriedAgain() {
        customer.directory().purge(user);
        application.refuses(request -> request.is("DELETE"), 503);
        customer.job().cycle();
        application.refusesNothing();
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.DELETED);
    }

    @Test
    void whoeverIsUnassignedIsSwitchedOffAndGivenUp() {
        assignments().unassign(user);
        customer.job().cycle();
        isSwitched("False");
        assertThat(customer.job().targetId(user.objectId())).isEmpty();
        customer.directory().delete(user);
        nothingIsSent();
        customer.directory().purge(user);
        nothingIsSent();
        assertThat(application.users().all()).hasSize(1);
    }

    @Test
    void whoeverIsAssignedAgainIsLookedUpAndSwitchedOn() {
        assignments().unassign(user);
        customer.job().cycle();
        application.taken();
        assignments().assign(user);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.MATCHED, Step.ENABLED);
        List<ScimRequest> taken = application.taken();
        assertThat(taken)
                .extracting(ScimRequest::line)
                .containsExactly("GET /Users?filter=userName eq \"zora.quist@contoso.example\"", "PATCH /Users/" + id);
        assertThat(taken.get(1).body()).isEqualTo(switchedTo("True"));
    }

    @Test
    void nobodyIsSwitchedOffForAnAssignmentWhereThatIsSkipped() {
        customer.job().skipOutOfScopeDeletions(true);
        assignments().unassign(user);
        nothingIsSent();
        customer.directory().block(user);
        nothingIsSent();
        customer.directory().delete(user);
        customer.job().cycle();
        isSwitched("False");
    }

    @Test
    void whatIsEmptiedIsNotSent() {
        customer.directory().set(user, "department", "Pictures");
        customer.job().cycle();
        application.taken();
        customer.directory().set(user, "department", null);
        nothingIsSent();
    }

    @Test
    void aRenamedPersonIsChangedByTheStoredId() {
        customer.directory().rename(user, "zora.berg@contoso.example", "zora.berg@contoso.example");
        customer.job().cycle();
        List<ScimRequest> taken = application.taken();
        assertThat(taken).extracting(ScimRequest::line).containsExactly("PATCH /Users/" + id);
        assertThat(taken.get(0).body().path("Operations").findValuesAsText("path"))
                .containsExactly("userName", "emails[type eq \"work\"].value", "externalId");
    }
}
