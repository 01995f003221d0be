package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An enterprise that was made or changed past this API, and the way out by it. */
class MadePastUsTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    private final Console console = new Console(journey, companies);

    /** Keycloak's own admin pages make a provider without an organization. */
    @Test
    void oneThatWasMadePastUsCanBeReadChangedAndRemoved() {
        console.makeWithoutOrganization();
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

        console.makeWithoutOrganization();
        assertThat(companies.api().deleteKeepingAccounts("company-00001").status())
                .isEqualTo(204);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
    }

    @Test
    void aValueThatCannotBeReadHurtsItsOwnCompanyAlone() {
        companies.api().create(companies.document(1));
        companies.api().create(companies.document(2));
        new Background(journey).setPastUs("company-00001", "planEndsOn", "31.12.2026");

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

    @Test
    void anOrganizationWhoseProviderIsGoneIsShownAndRemoved() {
        companies.api().create(companies.document(1));
        console.admin().delete(Console.PROVIDER);
        assertThat(console.problems()).containsExactly("provider_missing");
        assertThat(companies.api().create(companies.document(1)).faults()).containsExactly("alias alias_taken");
        assertThat(companies.api().put("company-00001", companies.document(1)).status())
                .isEqualTo(409);
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
        assertThat(console.problems()).isEmpty();
    }

    @Test
    void aProviderThatWasUnlinkedIsLinkedAgain() {
        companies.api().create(companies.document(1));
        console.admin()
                .delete("rundiffusion/organizations/" + console.organization() + "/identity-providers/company-00001");
        Background background = new Background(journey);
        background.await(() -> console.problems().isEmpty() && console.status().equals("active"));
        assertThat(companies.api().get("company-00001").json().path("domains")).hasSize(1);
        assertThat(background.events("enterprises/company-00001"))
                .extracting(event -> event.path("representation").asText())
                .filteredOn(change -> change.contains("linked-again"))
                .hasSize(1);
    }

    @Test
    void anEnterpriseWhoseOrganizationIsGoneIsPausedAndSaysSo() {
        console.makeWithoutOrganization();
        assertThat(console.problems()).containsExactly("organization_missing");
        assertThat(console.status()).isEqualTo("paused");
        Map<String, Object> active = new HashMap<>(companies.document(1));
        active.put("status", "active");
        assertThat(companies.api().put("company-00001", active).status()).isEqualTo(200);
        assertThat(console.problems()).isEmpty();
        assertThat(console.status()).isEqualTo("active");
    }

    @Test
    void theTenantThatItWasConnectedWithIsPutBack() {
        companies.api().create(companies.document(1));
        String right = companies
                .api()
                .get("company-00001")
                .json()
                .path("entraIdentifier")
                .asText();
        String other = "https://sts.windows.net/99999999-2222-4333-8444-555555555555/";
        new Background(journey).setPastUs("company-00001", "idpEntityId", other);
        assertThat(console.status()).isEqualTo("paused");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("entraIdentifier", right, "status", "active"))
                        .status())
                .isEqualTo(200);
        assertThat(console.problems()).isEmpty();
        assertThat(console.status()).isEqualTo("active");
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("entraIdentifier", other))
                        .faults())
                .contains("entraIdentifier tenant_changed");
    }

    @Test
    void aProviderThatNamesNoTenantIsShownAndRemoved() {
        companies.api().create(companies.document(1));
        new Background(journey).setPastUs("company-00001", "idpEntityId", "https://elsewhere.example/");
        assertThat(console.problems()).containsExactly("provider_incomplete");
        assertThat(companies.api().delete("company-00001").status()).isEqualTo(204);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
    }
}
