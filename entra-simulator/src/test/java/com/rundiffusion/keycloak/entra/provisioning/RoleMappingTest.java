package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.AppRole;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** App roles by SCIM, for whoever adds a row for them. */
class RoleMappingTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private EntraUser user;
    private AppRole admin;
    private AppRole editor;

    @BeforeEach
    void roles() {
        user = customer.user(Person.MEMBER);
        admin = customer.tenant().application().addAppRole("admin");
        editor = customer.tenant().application().addAppRole("editor");
    }

    private void map(String function, String target) {
        customer.job().mapping(customer.job().mapping().map(function + "([appRoleAssignments])", target));
    }

    private JsonNode sent(String prefix, AppRole... roles) {
        customer.tenant().application().assignments().assign(user, roles);
        customer.job().cycle();
        List<JsonNode> bodies = StubApplication.bodies(application.taken(), prefix);
        assertThat(bodies).hasSize(1);
        return bodies.get(0);
    }

    private static String inText(AppRole role) {
        return "{\"value\": \"{\\\"id\\\":\\\"" + role.id() + "\\\",\\\"value\\\":\\\"" + role.value()
                + "\\\",\\\"displayName\\\":\\\"" + role.value() + "\\\"}\"}";
    }

    @Test
    void aSingleRoleIsAnElementThatIsPrimary() {
        map("SingleAppRoleAssignment", "roles[primary eq \"True\"].value");
        assertThat(sent("POST", admin).path("roles"))
                .isEqualTo(ScimRequest.json("[{\"primary\": \"True\", \"value\": \"admin\"}]"));
        assertThat(sent("PATCH", editor).path("Operations"))
                .isEqualTo(
                        ScimRequest.json(
                                "[{\"op\": \"Replace\", \"path\": \"roles[primary eq \\\"True\\\"].value\", \"value\": \"editor\"}]"));
    }

    @Test
    void severalAreJsonInsideATextAndOnlyAdded() {
        map("AppRoleAssignmentsComplex", "roles");
        assertThat(sent("POST", admin).path("roles")).isEqualTo(ScimRequest.json("""
                [{"primary": false, "type": "WindowsAzureActiveDirectoryRole", "display": "admin", "value": "admin"}]"""));
        assertThat(sent("PATCH", admin, editor).path("Operations"))
                .isEqualTo(ScimRequest.json("[{\"op\": \"Add\", \"path\": \"roles\", \"value\": [" + inText(admin) + ","
                        + inText(editor) + "]}]"));
    }

    @Test
    void theAssertiveOnesReplace() {
        map("AssertiveAppRoleAssignmentsComplex", "roles");
        sent("POST", admin, editor);
        assertThat(sent("PATCH", editor).path("Operations"))
                .isEqualTo(ScimRequest.json(
                        "[{\"op\": \"Replace\", \"path\": \"roles\", \"value\": [" + inText(editor) + "]}]"));
    }
}
