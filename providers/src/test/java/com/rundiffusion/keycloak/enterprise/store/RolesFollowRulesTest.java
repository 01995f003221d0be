package com.rundiffusion.keycloak.enterprise.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.person.RoleGrant;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.TaskRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An enterprise gives its people roles, others, and none any more. */
final class RolesFollowRulesTest {

    private static final int PEOPLE = 230;
    private static final String CREW = "8d9f0b7e-31b4-4af3-9c0d-2b1c35d6a002";
    private static final String ATTRIBUTES = "select attribute.value from UserAttributeEntity attribute"
            + " where attribute.name = 'roles' and attribute.user.id like ";

    private final TestStore store = new TestStore();

    @BeforeEach
    void connect() {
        for (String alias : List.of("contoso", "fabrikam")) {
            store.connect(alias, Set.of(), Map.of());
            store.people(alias, alias + ".example", PEOPLE);
            store.update(alias, enterprise -> with(Optional.of(giving("member")), enterprise));
            signInAll(alias);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void signInAll(String alias) {
        store.sessions().run(session -> {
            People people = new People(session, TestStore.providerId(alias));
            for (int i = 0; i < PEOPLE; i++) {
                PersonRow person = people.addSignedIn("object-" + i, "person" + i);
                person.userId = alias + "-" + i;
                new RoleGrant(session, Optional.of(giving("member")))
                        .signIn(
                                person,
                                new StoredAccounts(session)
                                        .withId(person.userId)
                                        .orElseThrow(),
                                Optional.of(Set.of(CREW)));
            }
        });
    }

    private static RoleRules giving(String role) {
        return new RoleRules(RoleSource.GROUPS, Optional.empty(), Map.of(CREW, role), Optional.empty());
    }

    private static Enterprise with(Optional<RoleRules> rules, Enterprise enterprise) {
        return new Enterprise(
                enterprise.alias(),
                enterprise.displayName(),
                enterprise.application(),
                enterprise.domains(),
                enterprise.otherDomains(),
                enterprise.status(),
                enterprise.contacts(),
                enterprise.planEndsOn(),
                new PeopleRules(Provisioning.OFF, rules));
    }

    private List<String> roles(String alias) {
        return store.query(ATTRIBUTES + "'" + alias + "-%'", String.class);
    }

    @Test
    void everybodyFollowsAtOnceAndNobodyElse() {
        store.update("contoso", enterprise -> with(Optional.of(giving("admin")), enterprise));

        assertThat(roles("contoso")).hasSize(PEOPLE).containsOnly("admin");
        assertThat(roles("fabrikam")).hasSize(PEOPLE).containsOnly("member");
    }

    @Test
    void whoeverSignedInAtThatMomentFollowsSomeMinutesLater() {
        store.update("contoso", enterprise -> with(Optional.of(giving("admin")), enterprise));

        assertThat(store.query("select row from TaskRow row", TaskRow.class))
                .filteredOn(row -> row.providerId.equals(TestStore.providerId("contoso")))
                .extracting(row -> row.kind)
                .containsOnly("RECOMPUTE_ROLES_LATE");
    }

    @Test
    void anEnterpriseThatGivesRolesUpTakesAllOfThem() {
        store.update("contoso", enterprise -> with(Optional.empty(), enterprise));

        assertThat(roles("contoso")).isEmpty();
        assertThat(roles("fabrikam")).hasSize(PEOPLE);
        assertThat(store.query("select row.providerId from PersonValuesRow row", String.class))
                .hasSize(PEOPLE)
                .containsOnly(TestStore.providerId("fabrikam"));
    }

    @Test
    void aChangeOfSomethingElseAsksNobody() {
        int tasks = store.query("select row from TaskRow row", TaskRow.class).size();

        store.update("contoso", enterprise -> enterprise.with(List.of()));

        assertThat(store.query("select row from TaskRow row", TaskRow.class)).hasSize(tasks);
    }
}
