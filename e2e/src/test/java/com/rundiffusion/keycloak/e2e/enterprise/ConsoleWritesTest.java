package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Keycloak's own admin console may write of an enterprise, and what it is kept from. */
class ConsoleWritesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    private final Console console = new Console(journey, companies);

    @Test
    void aProviderThatIsNoEnterpriseIsNotMade() {
        String wanted = "POST /admin/realms/rundiffusion/enterprises";
        assertThatThrownBy(
                        () -> console.admin().post(Console.PROVIDERS, Console.provider("company-00001", "entra-saml")))
                .hasMessageContainingAll(" 400: ", "provider_of_api", wanted);
        assertThatThrownBy(() -> console.admin()
                        .post(
                                "rundiffusion/partialImport",
                                Map.of(
                                        "ifResourceExists",
                                        "OVERWRITE",
                                        "identityProviders",
                                        List.of(Console.provider("company-00001", "entra-saml")))))
                .hasMessageContainingAll(" 400: ", "provider_of_api", wanted);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "singleSignOnServiceUrl, loginUrl, https://evil.example/saml",
        "signingCertificate, certificates, MII",
        "entityId, identifier, elsewhere.example",
        "idpEntityId, entraIdentifier, ''",
        "metadataUrl, metadataUrl, https://evil.example/metadata",
        "contacts, contacts, eve@evil.example",
        "planEndsOn, planEndsOn, 2999-12-31",
        "otherDomains, otherDomains, unverified",
        "status, status, draft",
    })
    void aValueOfAnEnterpriseIsNotWritten(String key, String field, String value) {
        companies.api().create(companies.document(1));
        JsonNode before = companies.api().get("company-00001").json();
        ObjectNode provider = (ObjectNode) console.admin().get(Console.PROVIDER);
        ((ObjectNode) provider.path("config")).put(key, value);
        assertThatThrownBy(() -> console.admin().put(Console.PROVIDER, provider))
                .hasMessageContainingAll(
                        " 400: ",
                        "\"value_of_api\"",
                        "\"" + field + "\"",
                        "PUT /admin/realms/rundiffusion/enterprises/company-00001");
        // Keycloak's REST takes the checks of the type that the sender names.
        assertThatThrownBy(() -> console.admin().put(Console.PROVIDER, provider.put("providerId", "oidc")))
                .hasMessageContainingAll(" 400: ", "value_of_api", "providerId");
        assertThat(companies.api().get("company-00001").json()).isEqualTo(before);
    }

    @Test
    void whatIsKeycloaksOwnIsWritten() {
        companies.api().create(companies.document(1));
        ObjectNode provider = (ObjectNode) console.admin().get(Console.PROVIDER);
        ((ObjectNode) provider.path("config")).put("guiOrder", "7");
        console.admin().put(Console.PROVIDER, provider.put("enabled", false));
        assertThat(console.admin()
                        .get(Console.PROVIDER)
                        .path("config")
                        .path("guiOrder")
                        .asText())
                .isEqualTo("7");
        assertThat(console.status()).isEqualTo("paused");
        assertThat(companies.api().status("company-00001", "active").status()).isEqualTo(200);
        assertThat(console.status()).isEqualTo("active");
        assertThatThrownBy(() -> console.admin().put(Console.PROVIDER, provider.put("displayName", "Other")))
                .hasMessageContainingAll(" 400: ", "displayName");
    }

    @Test
    void domainsOfTheOrganizationAreStoredUncheckedAndCount() {
        companies.api().create(companies.document(1));
        String path = "rundiffusion/organizations/" + console.organization();
        ObjectNode stored = (ObjectNode) console.admin().get(path);
        stored.withArray("domains").addObject().put("name", "gmail.com");
        console.admin().put(path, stored);
        assertThat(companies.api().get("company-00001").json().path("domains"))
                .extracting(JsonNode::asText)
                .contains("gmail.com");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("domains", List.of("gmail.com")))
                        .faults())
                .containsExactly("domains domain_public");
    }

    /** Keycloak's admin console lets an organization have more providers than ours. */
    @Test
    void whatIsLinkedToItsOrganizationBesideItIsNotTakenAlong() {
        companies.api().create(companies.document(1));
        console.admin().post(Console.PROVIDERS, Console.provider("beside", "oidc"));
        try {
            console.admin()
                    .post("rundiffusion/organizations/" + console.organization() + "/identity-providers", "beside");
            assertThat(companies.api().delete("company-00001").status()).isEqualTo(409);
            assertThat(console.status()).isEqualTo("active");
        } finally {
            console.admin().delete(Console.PROVIDERS + "/beside");
        }
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
    }

    /** An export may be older than the checks; its enterprises are paused where they would refuse them. */
    @Test
    void aRealmThatIsImportedWholeIsTakenAsItIs() {
        Map<String, Object> enterprise = Map.of(
                "alias",
                "older",
                "providerId",
                "entra-saml",
                "enabled",
                true,
                "config",
                Map.of("singleSignOnServiceUrl", "https://evil.example/saml", "idpEntityId", "elsewhere"));
        console.admin().post("", Map.of("realm", "older", "enabled", true, "identityProviders", List.of(enterprise)));
        // A token that is older than the realm opens nothing there.
        AdminRest there = new AdminRest(journey.services().keycloak(), KeycloakSettings.ADMIN);
        try {
            assertThat(there.get("older/identity-provider/instances").findValuesAsText("alias"))
                    .containsExactly("older");
            assertThatThrownBy(() ->
                            there.post("older/identity-provider/instances", Console.provider("newer", "entra-saml")))
                    .hasMessageContaining("provider_of_api");
        } finally {
            there.delete("older");
        }
    }
}
