package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.enterprise.RoleRulesJson;
import com.rundiffusion.keycloak.enterprise.RoleSource;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a document says of the company's people, and what becomes of it. */
final class PeopleRulesTest {

    private static final String GROUP = "8D9F0B7E-31B4-4AF3-9C0D-2B1C35D6A001";

    private static ObjectNode withRoles() {
        ObjectNode json = TestDocuments.control().put("provisioning", "Optional");
        ObjectNode roles =
                json.putObject("roles").put("source", "provisionedgroups").put("default", " member ");
        roles.putObject("map").put(GROUP, "admin");
        return json;
    }

    private static Enterprise enterprise(ObjectNode json) {
        return TestDocuments.verdict(json).enterprise();
    }

    @Test
    void whoSaysNothingHasNone() {
        assertThat(enterprise(TestDocuments.control()).people()).isEqualTo(PeopleRules.NONE);
        assertThat(PeopleRules.NONE.areAny()).isFalse();
    }

    @Test
    void groupsAreComparedInLowerCase() {
        assertThat(enterprise(withRoles()).people())
                .isEqualTo(new PeopleRules(
                        Provisioning.OPTIONAL,
                        Optional.of(new RoleRules(
                                RoleSource.PROVISIONED_GROUPS,
                                Optional.empty(),
                                Map.of(GROUP.toLowerCase(), "admin"),
                                Optional.of("member")))));
    }

    @Test
    void appRolesAreComparedAsTheyStand() {
        ObjectNode json = TestDocuments.control();
        json.putObject("roles")
                .put("source", "appRoles")
                .put("claim", "https://contoso.com/claims/role")
                .putObject("map")
                .put("Site.Owner", "admin");

        RoleRules rules = enterprise(json).people().roles().orElseThrow();

        assertThat(rules.rolesOf(List.of("Site.Owner", "Reader"))).containsExactly("admin");
        assertThat(rules.rolesOf(List.of("site.owner"))).isEmpty();
    }

    @Test
    void whoHasNoRoleByTheMapHasTheDefault() {
        RoleRules rules = new RoleRules(
                RoleSource.GROUPS, Optional.empty(), Map.of("a", "admin", "b", "member"), Optional.of("member"));

        assertThat(rules.rolesOf(Set.of("a"))).containsExactly("admin");
        assertThat(rules.rolesOf(Set.of("a", "b", "c"))).containsExactly("admin", "member");
        assertThat(rules.rolesOf(Set.of())).containsExactly("member");
    }

    @Test
    void aDocumentPutBackMeansTheSame() {
        Enterprise enterprise = enterprise(withRoles());

        ObjectNode back = EnterpriseJson.document(enterprise);

        assertThat(TestDocuments.verdict(back, Optional.of(enterprise)).enterprise())
                .isEqualTo(enterprise);
        assertThat(enterprise(back.put("provisioning", "off").putNull("roles")).people())
                .isEqualTo(PeopleRules.NONE);
    }

    @Test
    void storageHoldsTheSameAndNothingOfWhoSaysNothing() {
        Enterprise enterprise = enterprise(withRoles());

        assertThat(Enterprises.providerOf(enterprise).getConfig().get("provisioning"))
                .isEqualTo("optional");
        assertThat(RoleRulesJson.read(
                        Enterprises.providerOf(enterprise).getConfig().get("roles")))
                .isEqualTo(enterprise.people().roles());
        assertThat(Enterprises.providerOf(enterprise(TestDocuments.control())).getConfig())
                .doesNotContainKeys("provisioning", "roles");
    }
}
