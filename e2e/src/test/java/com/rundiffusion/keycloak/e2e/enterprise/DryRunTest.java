package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A dry run shows what would happen, and nothing does. */
class DryRunTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void aDryRunAnswersLikeTheRealOneAndStoresNothing() {
        Answer preview = companies.api().dryRun(companies.document(1));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().path("status").asText()).isEqualTo("active");
        assertThat(preview.json().path("changes").path("alias").path("after").asText())
                .isEqualTo("company-00001");
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);

        Map<String, Object> wrong = new HashMap<>(companies.document(1));
        wrong.put("loginUrl", "https://login.microsoftonline.com/common/saml2");
        assertThat(companies.api().dryRun(wrong).status()).isEqualTo(400);
        assertThat(companies.api().dryRun(wrong).json())
                .isEqualTo(companies.api().create(wrong).json());
    }

    @Test
    void anythingCanBeADryRunAndAMistypedWishDoesNothing() {
        companies.api().create(companies.document(1));
        assertThat(companies
                        .api()
                        .send("POST", "/company-00001/status?dryRun=true", Map.of("status", "paused"))
                        .json()
                        .path("changes")
                        .path("status")
                        .path("after")
                        .asText())
                .isEqualTo("paused");
        Answer removal = companies.api().send("DELETE", "/company-00001?dryRun=true", null);
        assertThat(removal.status()).isEqualTo(200);
        assertThat(removal.json().path("changes").path("alias").path("before").asText())
                .isEqualTo("company-00001");
        for (String wish : List.of("yes", "1", "tru")) {
            assertThat(companies
                            .api()
                            .send("DELETE", "/company-00001?dryRun=" + wish, null)
                            .faults())
                    .containsExactly("dryRun dry_run_unknown");
            assertThat(companies
                            .api()
                            .send("POST", "?dryRun=" + wish, companies.document(2))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(companies.api().get("company-00001").json().path("status").asText())
                .isEqualTo("active");
        assertThat(companies.api().get("company-00002").status()).isEqualTo(404);
    }

    @Test
    void aDryRunOfAChangeShowsTheDifference() {
        companies.api().create(companies.document(1));
        Answer preview = companies.api().send("PUT", "/company-00001?dryRun=true", Map.of("displayName", "Renamed"));
        assertThat(preview.status()).isEqualTo(200);
        JsonNode change = preview.json().path("changes");
        assertThat(change.size()).isEqualTo(1);
        assertThat(change.path("displayName").path("before").asText()).isEqualTo("Company 1");
        assertThat(change.path("displayName").path("after").asText()).isEqualTo("Renamed");
        assertThat(companies
                        .api()
                        .get("company-00001")
                        .json()
                        .path("displayName")
                        .asText())
                .isEqualTo("Company 1");
    }

    @Test
    void aLineOfADryRunIsJudgedAsIfThoseBeforeItWereStored() {
        String second = companies.line(2).replace("company-00002.example", "company-00001.example");
        String moved = companies.line(1).replace("company-00001.example", "moved.example");
        String lines = String.join("\n", companies.line(1), second, companies.line(1), moved, second, second);
        List<String> results = List.of("created", "failed", "unchanged", "updated", "created", "unchanged");

        assertThat(results("?dryRun=true", lines)).isEqualTo(results);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(results("?dryRun=true", lines)).isEqualTo(results);
        assertThat(results("", lines)).isEqualTo(results);
    }

    private List<String> results(String query, String lines) {
        return companies.api().importLines(query, lines).lines().stream()
                .map(line -> line.path("result").asText())
                .toList();
    }
}
