package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Keycloak's own admin pages allow beside this API. */
class MadePastUsTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    /** Keycloak's own admin pages make a provider without an organization. */
    @Test
    void oneThatWasMadePastUsCanBeReadChangedAndRemoved() {
        makeInConsole();
        assertThat(companies.api().get("company-00001").json().path("domains")).isEmpty();
        Answer changed = companies.api().put("company-00001", companies.document(1));
        assertThat(changed.json().path("domains")).hasSize(1);
        assertThat(companies
                        .api()
                        .status("company-00001", "paused")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("paused");
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);

        makeInConsole();
        assertThat(companies.api().deleteKeepingAccounts("company-00001").status())
                .isEqualTo(204);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
    }

    @Test
    void aValueThatCannotBeReadHurtsItsOwnCompanyAlone() {
        companies.api().create(companies.document(1));
        companies.api().create(companies.document(2));
        new Background(journey).setInConsole("company-00001", "planEndsOn", "31.12.2026");

        JsonNode broken = companies.api().get("company-00001").json();
        assertThat(broken.path("status").asText()).isEqualTo("paused");
        assertThat(broken.path("planEndsOn").asText()).isEqualTo("31.12.2026");
        assertThat(broken.path("problems").findValuesAsText("code")).containsExactly("plan_end_malformed");
        assertThat(companies.api().list("search=company-0000").json().findValuesAsText("alias"))
                .containsExactly("company-00001", "company-00002");
        assertThat(companies.api().export().lines())
                .extracting(line -> line.path("alias").asText())
                .contains("company-00001", "company-00002");
        assertThat(companies.api().get("company-00002").json().path("status").asText())
                .isEqualTo("active");

        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("displayName", "One"))
                        .faults())
                .containsExactly("planEndsOn plan_end_malformed");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("planEndsOn", "2999-12-31", "status", "active"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
    }

    private void makeInConsole() {
        companies.api().create(companies.document(1));
        String id = journey.services()
                .admin()
                .get("rundiffusion/organizations?search=company-00001&exact=true")
                .get(0)
                .get("id")
                .asText();
        journey.services().admin().delete("rundiffusion/organizations/" + id);
    }

    /** Keycloak's admin console lets an organization have more providers than ours. */
    @Test
    void whatIsLinkedToItsOrganizationBesideItIsNotTakenAlong() {
        companies.api().create(companies.document(1));
        AdminRest admin = journey.services().admin();
        String organization = admin.get("rundiffusion/organizations?search=company-00001&exact=true")
                .get(0)
                .get("id")
                .asText();
        admin.post(
                "rundiffusion/identity-provider/instances",
                Map.of("alias", "beside", "providerId", "oidc", "enabled", true, "config", Map.of()));
        try {
            admin.post("rundiffusion/organizations/" + organization + "/identity-providers", "beside");
            assertThat(companies.api().delete("company-00001").status()).isEqualTo(409);
            assertThat(companies
                            .api()
                            .get("company-00001")
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("active");
        } finally {
            admin.delete("rundiffusion/identity-provider/instances/beside");
        }
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
    }
}
