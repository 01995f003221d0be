package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import com.rundiffusion.keycloak.entra.Person;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** "Provision on demand". */
class OnDemandTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private List<Step> steps(EntraUser user) {
        return customer.job().onDemand(user.objectId()).stream()
                .map(LogEntry::step)
                .toList();
    }

    @Test
    void onePersonComesAtOnceWhetherTheJobRunsOrNot() {
        EntraUser user = customer.assigned(Person.MEMBER);
        customer.assigned(Person.RENAMED);
        customer.job().stop();
        assertThat(steps(user)).containsExactly(Step.CREATED);
        List<String> lines = application.lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("GET /Users\\?filter=userName eq \"[0-9a-f-]{36}\"");
        assertThat(lines.get(1)).isEqualTo("GET /Users?filter=userName eq \"ada.winter@contoso.example\"");
        assertThat(lines.get(2)).isEqualTo("POST /Users");
    }

    @Test
    void aLeaverIsOutAtOnce() {
        EntraUser user = customer.provisioned("Zora Quist");
        customer.directory().block(user);
        assertThat(steps(user)).containsExactly(Step.DISABLED);
        assertThat(customer.job().cycle().counts()).isEmpty();
    }

    @Test
    void itDoesNotHonourTheFlag() {
        customer.job().credentials(application.tenantUrl() + "?aadOptscim062020", StubApplication.TOKEN);
        application.expects(Dialect.FLAGGED);
        EntraUser user = customer.provisioned("Zora Quist");
        customer.directory().block(user);
        application.expects(Dialect.DEFAULT);
        assertThat(steps(user)).containsExactly(Step.DISABLED);
        customer.directory().unblock(user);
        application.expects(Dialect.FLAGGED);
        assertThat(customer.job().cycle().counts()).containsOnlyKeys(Step.ENABLED);
    }

    @Test
    void whoeverWasSwitchedOffIsLookedUpAgain() {
        EntraUser user = customer.provisioned("Zora Quist");
        customer.directory().delete(user);
        customer.job().cycle();
        customer.directory().restore(user);
        application.taken();
        assertThat(steps(user)).containsExactly(Step.MATCHED, Step.ENABLED);
        assertThat(application.lines().get(1))
                .isEqualTo("GET /Users?filter=userName eq \"zora.quist@contoso.example\"");
        assertThat(application.users().all()).hasSize(1);
    }

    @Test
    void whoeverIsNotInScopeIsSkipped() {
        assertThat(steps(customer.user(Person.MEMBER))).containsExactly(Step.SKIPPED);
        assertThat(application.users().all()).isEmpty();
    }

    @Test
    void aGroupComesWithUpToFiveChosenMembers() {
        GroupObject group = customer.group("Everybody");
        for (int i = 1; i <= 7; i++) {
            group = customer.directory().join(group, customer.directory().hire("Member No" + i));
        }
        List<String> all = List.copyOf(group.members());
        String id = group.objectId();
        assertThatThrownBy(() -> customer.job().onDemand(id, all.subList(0, 6))).hasMessageContaining("5");
        List<LogEntry> done = customer.job().onDemand(id, all.subList(0, 5));
        assertThat(done).extracting(LogEntry::step).containsAll(Collections.nCopies(5, Step.MEMBER_ADDED));
        assertThat(application.users().all()).hasSize(5);
        assertThat(customer.job().cycle().count(Step.MEMBER_ADDED)).isEqualTo(2);
        assertThat(application.groups().with("displayName", "Everybody").path("members"))
                .hasSize(7);
    }

    @Test
    void aBrokenConnectionIsAllThatIsSaid() {
        EntraUser user = customer.assigned(Person.MEMBER);
        application.takesOnly("another");
        assertThat(steps(user)).containsExactly(Step.FAILED);
        assertThat(customer.job().state()).isEqualTo(JobState.RUNNING);
    }
}
