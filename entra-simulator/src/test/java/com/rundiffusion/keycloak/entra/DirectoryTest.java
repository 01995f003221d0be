package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.entra.saml.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Who is in a tenant, in which groups, and what the assertion says of it. */
class DirectoryTest {

    private final MovableClock clock = new MovableClock();
    private final EntraTenant tenant = new SimulatedEntra(Sites.production(), clock).contoso();
    private final Directory directory = tenant.directory();

    private Map<String, List<Object>> claims(EntraUser user) {
        Requests request = Requests.to(tenant);
        return ParsedResponse.of(tenant.respond(request.read(), user).toXml()).claims();
    }

    @Test
    void somebodyNewHasANameAndAnAddressOfTheTenant() {
        EntraUser joiner = directory.hire("Zora Quist");
        assertThat(joiner.userPrincipalName()).isEqualTo("zora.quist@contoso.example");
        assertThat(tenant.users()).contains(joiner);
        assertThat(tenant.admits(joiner)).isFalse();
        tenant.application().assignments().assign(joiner);
        assertThat(tenant.admits(joiner)).isTrue();
        assertThat(claims(joiner)).containsEntry(Claims.SURNAME, List.of("Quist"));
    }

    @Test
    void aDeletedUserCanBeRestoredForThirtyDays() {
        EntraUser user = tenant.user(Person.MEMBER);
        directory.delete(user);
        assertThat(tenant.users()).extracting(EntraUser::person).doesNotContain(Person.MEMBER);
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(directory.restore(user).objectId()).isEqualTo(user.objectId());
        assertThat(directory.groupsOf(user)).hasSize(3);
        directory.delete(user);
        clock.advance(Duration.ofDays(30));
        assertThatThrownBy(() -> directory.restore(tenant.user(Person.MEMBER)))
                .isInstanceOf(NoSuchElementException.class);
        assertThat(directory.groups()).noneMatch(group -> group.members().contains(user.objectId()));
    }

    @Test
    void aNestedGroupCountsInTheClaimAndNotForTheAssignment() {
        EntraUser user = tenant.user(Person.UNASSIGNED);
        GroupObject inner = directory.join(directory.addGroup("Inner"), user);
        GroupObject outer = directory.nest(directory.addGroup("Outer"), inner);
        directory.nest(inner, outer);
        assertThat(claims(user)).containsEntry(Claims.GROUPS, List.of(inner.objectId(), outer.objectId()));
        tenant.application().assignments().assign(outer);
        assertThat(tenant.admits(user)).isFalse();
        tenant.application().assignments().assign(inner);
        assertThat(tenant.admits(user)).isTrue();
    }

    @Test
    void theHundredAndFiftyFirstGroupMakesItALink() {
        EntraUser user = tenant.user(Person.RENAMED);
        for (int i = 1; i <= 150; i++) {
            directory.join(directory.addGroup("Team " + i), user);
        }
        assertThat(claims(user).get(Claims.GROUPS)).hasSize(150);
        directory.join(directory.addGroup("Team 151"), user);
        assertThat(claims(user))
                .doesNotContainKey(Claims.GROUPS)
                .containsEntry(
                        Claims.GROUPS_LINK,
                        List.of("https://graph.windows.net/" + tenant.id() + "/users/" + user.objectId()
                                + "/getMemberObjects"));
    }

    @Test
    void appRolesAreThoseOfTheUserAndOfTheGroupsThatAreAssigned() {
        EntraUser user = tenant.user(Person.MEMBER);
        EnterpriseApplication application = tenant.application();
        assertThat(claims(user)).doesNotContainKey(Claims.ROLE);
        AppRole admin = application.addAppRole("admin");
        AppRole editor = application.addAppRole("editor");
        GroupObject group = directory.join(directory.addGroup("Admins"), user);
        application.assignments().assign(user, application.appRoles().get(0), editor);
        application.assignments().assign(group, admin, editor);
        assertThat(claims(user)).containsEntry(Claims.ROLE, List.of("editor", "admin"));
        application.assignments().unassign(group);
        assertThat(claims(user)).containsEntry(Claims.ROLE, List.of("editor"));
    }
}
