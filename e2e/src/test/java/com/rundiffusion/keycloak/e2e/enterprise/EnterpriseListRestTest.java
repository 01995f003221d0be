package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How enterprises are found. */
class EnterpriseListRestTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void theListIsSearchedAndPaged() {
        IntStream.rangeClosed(1, 5).forEach(number -> companies.api().create(companies.document(number)));
        assertThat(aliases("search=company-&first=1&max=2")).containsExactly("company-00002", "company-00003");
        assertThat(aliases("search=COMPANY 4")).containsExactly("company-00004");
        assertThat(aliases("search=company-00005.example")).containsExactly("company-00005");
        assertThat(aliases("search="
                        + companies
                                .api()
                                .get("company-00003")
                                .json()
                                .path("tenantId")
                                .asText()))
                .containsExactly("company-00003");
        assertThat(aliases("search=100%")).isEmpty();
        assertThat(aliases("search=_ompany")).isEmpty();
        assertThat(aliases("")).contains("contoso", "company-00001");
    }

    @Test
    void theListIsFilteredSortedCountedAndBrief() {
        companies
                .api()
                .create(companies.document(
                        1,
                        "planEndsOn",
                        LocalDate.now(ZoneOffset.UTC).plusDays(20).toString()));
        companies.api().create(companies.document(2, "status", "draft"));
        companies.api().create(companies.document(3, "domains", List.of()));
        companies
                .api()
                .create(companies.document(
                        4,
                        "planEndsOn",
                        LocalDate.now(ZoneOffset.UTC).plusDays(2).toString()));

        assertThat(found("status=draft")).containsExactly("company-00002");
        assertThat(found("status=active&withoutDomains=true")).containsExactly("company-00003");
        assertThat(found("planEndsWithin=30")).containsExactly("company-00001", "company-00004");
        assertThat(found("planEndsWithin=10")).containsExactly("company-00004");
        assertThat(found("certificatesEndWithin=0")).isEmpty();
        assertThat(found("certificatesEndWithin=36500")).hasSize(4);
        assertThat(found("sort=planEndsOn&order=asc&max=2")).containsExactly("company-00004", "company-00001");
        assertThat(found("sort=createdAt&order=desc&max=1")).containsExactly("company-00004");

        JsonNode brief =
                companies.api().list("search=company-00004&brief=true").json().path(0);
        assertThat(brief.path("planDaysLeft").asInt()).isEqualTo(2);
        assertThat(brief.path("certificateDaysLeft").asInt()).isPositive();
        assertThat(brief.toString()).hasSizeLessThan(400).doesNotContain("BEGIN CERTIFICATE");
    }

    /** Those of this test. The count is of all pages. */
    private List<String> found(String query) {
        String filters = Stream.of(query.split("&"))
                .filter(parameter -> !parameter.matches("(sort|order|max)=.*"))
                .collect(Collectors.joining("&"));
        List<String> all = aliases("search=company-&max=1000&" + filters);
        assertThat(companies
                        .api()
                        .send("GET", "/count?search=company-&" + filters, null)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(all.size());
        return aliases("search=company-&" + query);
    }

    /** Without a guess: of a list that was asked for otherwise, somebody would believe it. */
    @Test
    void whatSaysNothingToTheListIsRefusedByNameOfTheParameter() {
        assertThat(companies
                        .api()
                        .list("max=abc&first=-1&status=asleep&sort=colour&brief=1")
                        .faults())
                .containsExactlyInAnyOrder(
                        "max number_malformed",
                        "first number_malformed",
                        "status status_unknown",
                        "sort sort_unknown",
                        "brief flag_unknown");
        assertThat(companies.api().list("statsu=draft").faults()).containsExactly("statsu parameter_unknown");
        assertThat(companies.api().list("status=draft&status=active").faults())
                .containsExactly("status parameter_repeated");
        assertThat(companies.api().send("GET", "/count?status=asleep", null).faults())
                .containsExactly("status status_unknown");
        assertThat(companies.api().send("GET", "/count?max=1", null).faults()).containsExactly("max parameter_unknown");
    }

    private List<String> aliases(String query) {
        return EnterpriseApi.stream(companies
                        .api()
                        .list(query.replace(" ", "%20").replace("100%", "100%25"))
                        .json())
                .map(one -> one.get("alias").asText())
                .toList();
    }
}
