package com.rundiffusion.keycloak.entra.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.GroupObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same changes in both dialects, to the letter. */
class DialectTest {

    private final StubApplication application = new StubApplication();

    @RegisterExtension
    private final Customer customer = new Customer(application);

    private EntraUser user;
    private EntraUser boss;

    @BeforeEach
    void provision() {
        boss = customer.provisioned("Bea Long");
        user = customer.provisioned("Zora Quist");
    }

    private void flagged() {
        customer.job().credentials(application.tenantUrl() + "?aadOptscim062020", StubApplication.TOKEN);
        application.expects(Dialect.FLAGGED);
    }

    private void change() {
        customer.directory().set(user, "displayName", "Zora Q");
        customer.directory().set(user, "givenName", "Z");
        customer.directory().set(user, "department", "Pictures");
        customer.directory().set(user, "jobTitle", "Painter");
        customer.directory().set(user, "mail", "z@contoso.example");
        customer.directory().set(user, "mobile", "1");
        customer.directory().block(user);
        customer.directory().unblock(user);
    }

    private void sends(String operations) {
        customer.job().cycle();
        assertThat(StubApplication.bodies(application.taken(), "PATCH")).containsExactly(patch(operations));
    }

    private static JsonNode patch(String operations) {
        return ScimRequest.json("{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": "
                + operations + "}");
    }

    @Test
    void withoutTheFlagEachAttributeHasAnOperation() {
        change();
        sends("""
                [
                  {"op": "Replace", "path": "displayName", "value": "Zora Q"},
                  {"op": "Add", "path": "title", "value": "Painter"},
                  {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "z@contoso.example"},
                  {"op": "Replace", "path": "name.givenName", "value": "Z"},
                  {"op": "Replace", "path": "name.formatted", "value": "Z Quist"},
                  {"op": "Add", "path": "phoneNumbers[type eq \\"mobile\\"].value", "value": "1"},
                  {"op": "Add",
                   "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                   "value": "Pictures"}
                ]""");
    }

    @Test
    void withTheFlagWhatHasNoFilterIsInOneWithoutPath() {
        flagged();
        change();
        sends("""
                [
                  {"op": "add", "path": "phoneNumbers[type eq \\"mobile\\"].value", "value": "1"},
                  {"op": "add", "value": {
                    "title": "Painter",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Pictures"}},
                  {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "z@contoso.example"},
                  {"op": "replace", "value": {
                    "displayName": "Zora Q", "name.givenName": "Z", "name.formatted": "Z Quist"}}
                ]""");
    }

    @Test
    void theSwitchIsTextWithoutTheFlagAndFalseWithIt() {
        customer.directory().block(user);
        sends("[{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}]");
        flagged();
        customer.directory().unblock(user);
        sends("[{\"op\": \"replace\", \"path\": \"active\", \"value\": true}]");
    }

    @Test
    void aManagerIsATextAndGoesByRemoveOrByAnEmptyOne() {
        String manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";
        customer.directory().manager(user, boss);
        sends("[{\"op\": \"Add\", \"path\": \"" + manager + "\", \"value\": \"" + customer.id(boss) + "\"}]");
        customer.directory().manager(user, null);
        sends("[{\"op\": \"Remove\", \"path\": \"" + manager + "\"}]");
        flagged();
        customer.directory().manager(user, boss);
        sends("[{\"op\": \"add\", \"path\": \"" + manager + "\", \"value\": \"" + customer.id(boss) + "\"}]");
        customer.directory().manager(user, null);
        sends("[{\"op\": \"replace\", \"path\": \"" + manager + "\", \"value\": \"\"}]");
    }

    @Test
    void aMemberIsAddedByAListAndRemovedByAListOrAFilter() {
        GroupObject group = customer.group("Writers");
        customer.job().cycle();
        application.taken();
        String list = "[{\"value\": \"" + customer.id(user) + "\"}]";
        customer.directory().join(group, user);
        sends("[{\"op\": \"Add\", \"path\": \"members\", \"value\": " + list + "}]");
        customer.directory().leave(group, user);
        sends("[{\"op\": \"Remove\", \"path\": \"members\", \"value\": " + list + "}]");
        flagged();
        customer.directory().join(group, user);
        sends("[{\"op\": \"add\", \"path\": \"members\", \"value\": " + list + "}]");
        customer.directory().leave(group, user);
        sends("[{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + customer.id(user) + "\\\"]\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/scim, DEFAULT",
        "https://a.example/scim?aadOptscim062020, FLAGGED",
        "https://a.example/scim/?AADOPTSCIM062020, FLAGGED",
        "https://a.example/scim?aadOptscim062020&AzureAdScimPatch2017, DEFAULT"
    })
    void theTenantUrlSaysWhichItIs(String url, Dialect dialect) {
        assertThat(customer.job().credentials(url, "").dialect()).isEqualTo(dialect);
    }
}
