package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BulkImportTest {

    private static final int MANY = 50;

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void eachLineIsAnsweredInOrderAndARepetitionChangesNothing() {
        String lines = lines(MANY);
        List<JsonNode> first = companies.api().importLines(lines).lines();
        assertThat(first).hasSize(MANY);
        assertThat(IntStream.range(0, MANY)).allSatisfy(i -> {
            assertThat(first.get(i).path("line").asInt()).isEqualTo(i + 1);
            assertThat(first.get(i).path("alias").asText()).isEqualTo(ManyCustomers.alias(i + 1));
            assertThat(first.get(i).path("result").asText()).isEqualTo("created");
        });
        assertThat(results(lines)).containsOnly("unchanged");
    }

    @Test
    void aBadLineStopsNoOther() {
        String lines = String.join(
                "\n",
                companies.line(1),
                "{ this is not JSON",
                "",
                companies.line(2).replace("company-00002.example", "gmail.com"),
                companies.line(3),
                companies.line(4).replace("company-00004.example", "company-00001.example"),
                companies.line(5));
        List<JsonNode> answer = companies.api().importLines(lines).lines();
        assertThat(answer)
                .extracting(line ->
                        line.path("line").asInt() + " " + line.path("result").asText() + " "
                                + line.path("errors").path(0).path("code").asText(""))
                .containsExactly(
                        "1 created ",
                        "2 failed json_unreadable",
                        "4 failed domain_public",
                        "5 created ",
                        "6 failed domain_taken",
                        "7 created ");
        assertThat(companies.api().get("company-00002").status()).isEqualTo(404);
        assertThat(companies.api().get("company-00005").status()).isEqualTo(200);
    }

    /** What the database alone can know: two lines of one batch that both look right before the other is there. */
    @Test
    void twoLinesThatWantTheSameAreSettledWithinTheBatch() {
        String second = companies.line(2).replace("company-00002.example", "company-00001.example");
        List<JsonNode> answer = companies
                .api()
                .importLines(companies.line(1) + "\n" + second + "\n" + companies.line(1))
                .lines();
        assertThat(answer)
                .extracting(line -> line.path("result").asText())
                .containsExactly("created", "failed", "unchanged");
    }

    @Test
    void aChangedLineUpdatesAndADryRunShowsByWhat() {
        companies.api().importLines(lines(3));
        String changed = lines(3).replace("Company 2", "Second Company");
        JsonNode preview =
                companies.api().importLines("?dryRun=true", changed).lines().get(1);
        assertThat(preview.path("result").asText()).isEqualTo("updated");
        assertThat(preview.path("changes").path("displayName").path("after").asText())
                .isEqualTo("Second Company");
        assertThat(companies
                        .api()
                        .get("company-00002")
                        .json()
                        .path("displayName")
                        .asText())
                .isEqualTo("Company 2");
        assertThat(results(changed)).containsExactly("unchanged", "updated", "unchanged");
        assertThat(companies
                        .api()
                        .get("company-00002")
                        .json()
                        .path("displayName")
                        .asText())
                .isEqualTo("Second Company");
    }

    private List<String> results(String lines) {
        return companies.api().importLines(lines).lines().stream()
                .map(line -> line.path("result").asText())
                .toList();
    }

    private String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(companies::line).collect(Collectors.joining("\n"));
    }
}
