package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every row of the contract's table, but for what needs a person, and for the list. */
class EnterpriseRestTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void whatWasCreatedCanBeReadAndPutBackAsItIs() {
        Answer created = companies.api().create(companies.document(1));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/enterprises/company-00001");

        Answer read = companies.api().get("Company-00001");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("domains").get(0).asText()).isEqualTo("company-00001.example");
        assertThat(read.json()
                        .path("certificateDetails")
                        .get(0)
                        .path("fingerprint")
                        .asText())
                .matches("[0-9a-f]{64}");

        Answer put = companies.api().put("company-00001", read.json());
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json()).isEqualTo(read.json());
        assertThat(put.header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    void allMistakesComeInOneAnswerAndNothingIsStored() {
        Map<String, Object> document =
                companies.document(1, "loginUrl", "https://login.microsoftonline.com/common/saml2");
        document.put("domains", List.of("gmail.com"));
        document.put("identifier", "rundiffusion .com");
        document.put("colour", "blue");
        long events = events();
        Answer answer = companies.api().create(document);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "loginUrl login_url_without_tenant",
                        "domains domain_public",
                        "identifier identifier_with_space",
                        "colour field_unknown");
        assertThat(answer.json().path("errorMessage").asText().lines()).hasSize(4);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void whatBelongsToAnotherEnterpriseIsAConflict() {
        companies.api().create(companies.document(1));
        Map<String, Object> document = companies.document(2);
        document.put("domains", companies.document(1).get("domains"));
        document.put("certificates", companies.document(1).get("certificates"));
        document.put("loginUrl", companies.document(1).get("loginUrl"));
        document.put("entraIdentifier", companies.document(1).get("entraIdentifier"));
        Answer answer = companies.api().create(document);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "entraIdentifier tenant_taken", "certificates certificate_taken", "domains domain_taken");
        assertThat(companies.api().create(companies.document(1)).faults()).contains("alias alias_taken");
        assertThat(companies.api().create(companies.document(2)).status()).isEqualTo(201);
    }

    @Test
    void aConflictBesideAMistakeIsAMistake() {
        companies.api().create(companies.document(1));
        Map<String, Object> document = companies.document(1);
        document.put("domains", List.of("gmail.com"));
        assertThat(companies.api().create(document).status()).isEqualTo(400);
    }

    /** On any call: a mistyped dry run would be none. */
    @Test
    void aParameterThatACallDoesNotHaveIsRefusedAndNothingIsDone() {
        assertThat(companies
                        .api()
                        .send("POST", "?dryrun=true", companies.document(1))
                        .faults())
                .containsExactly("dryrun parameter_unknown");
        assertThat(companies
                        .api()
                        .importLines("?dry_run=true", companies.line(1))
                        .status())
                .isEqualTo(400);
        companies.api().create(companies.document(1));
        assertThat(companies
                        .api()
                        .send("DELETE", "/company-00001?account=keep", null)
                        .faults())
                .containsExactly("account parameter_unknown");
        assertThat(companies.api().send("GET", "/company-00001?x", null).status())
                .isEqualTo(400);
        assertThat(companies.api().get("company-00001").status()).isEqualTo(200);
    }

    @Test
    void anAnswerSaysWhatHappens() {
        JsonNode document = companies.api().create(companies.document(1)).json();
        assertThat(document.path("admits").asText()).isEqualTo("domains");
        assertThat(document.path("warnings")).isEmpty();
        assertThat(document.path("signInLink").asText()).endsWith("/?autoLoginSsoProvider=company-00001");

        JsonNode without = companies
                .api()
                .put("company-00001", Map.of("domains", List.of()))
                .json();
        assertThat(without.path("otherDomains").asText()).isEqualTo("refuse");
        assertThat(without.path("admits").asText()).isEqualTo("everybody");
        assertThat(warnings(without)).containsExactly("domains_missing");
        assertThat(companies.api().put("company-00001", without).json()).isEqualTo(without);
        assertThat(warnings(companies
                        .api()
                        .dryRun(companies.document(2, "domains", List.of()))
                        .json()))
                .containsExactly("domains_missing");
        String line = companies.line(3).replace("[\"company-00003.example\"]", "[]");
        assertThat(warnings(companies.api().importLines(line).lines().get(0))).containsExactly("domains_missing");
    }

    private static List<String> warnings(JsonNode answer) {
        return EnterpriseApi.stream(answer.path("warnings"))
                .map(warning -> warning.path("code").asText())
                .toList();
    }

    @Test
    void anExportCanBeImportedAgainAndChangesNothing() {
        IntStream.rangeClosed(1, 3).forEach(number -> companies.api().create(companies.document(number)));
        String all = companies.api().export().text();
        assertThat(all.lines()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(companies.api().importLines(all).lines())
                .allSatisfy(line -> assertThat(line.path("result").asText()).isEqualTo("unchanged"));
        JsonNode before = companies.api().get("company-00002").json();
        companies.api().delete("company-00002");
        assertThat(companies.api().importLines(all).lines())
                .filteredOn(line -> line.path("result").asText().equals("created"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("alias").asText()).isEqualTo("company-00002"));
        assertThat(withoutTimes(companies.api().get("company-00002").json())).isEqualTo(withoutTimes(before));
    }

    private static JsonNode withoutTimes(JsonNode document) {
        return ((ObjectNode) document).without(List.of("createdAt", "updatedAt"));
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsRemoved() {
        Map<String, Object> document = companies.document(1, "contacts", List.of("it@company-00001.example"));
        companies.api().create(document);
        JsonNode after = companies
                .api()
                .put("company-00001", Map.of("displayName", "Renamed"))
                .json();
        assertThat(after.path("contacts")).hasSize(1);
        assertThat(after.path("domains")).hasSize(1);
        Answer removed = companies.api().put("company-00001", "{\"contacts\": null, \"domains\": []}");
        assertThat(removed.json().path("contacts")).isEmpty();
        assertThat(removed.json().path("domains")).isEmpty();
        assertThat(removed.json().path("displayName").asText()).isEqualTo("Renamed");
    }

    @Test
    void aliasAndTenantNeverChange() {
        companies.api().create(companies.document(1));
        assertThat(companies
                        .api()
                        .put("company-00001", Map.of("alias", "other", "signOnUrl", ""))
                        .faults())
                .containsExactly("alias alias_changed");
        Map<String, Object> other = companies.document(2);
        other.remove("alias");
        other.remove("signOnUrl");
        assertThat(companies.api().put("company-00001", other).faults()).contains("entraIdentifier tenant_changed");
        assertThat(companies.api().put("nobody", companies.document(1)).status())
                .isEqualTo(404);
        assertThat(companies.api().status("nobody", "paused").status()).isEqualTo(404);
        assertThat(companies.api().delete("nobody").status()).isEqualTo(404);
    }

    @Test
    void aStatusIsSetByItsOwnCall() {
        companies.api().create(companies.document(1, "status", "draft"));
        assertThat(companies
                        .api()
                        .status("company-00001", "active")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("active");
        assertThat(companies
                        .api()
                        .status("company-00001", "paused")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("paused");
        assertThat(companies.api().status("company-00001", "asleep").faults()).containsExactly("status status_unknown");
        assertThat(companies.api().get("company-00001").json().path("status").asText())
                .isEqualTo("paused");
        Answer more =
                companies.api().send("POST", "/company-00001/status", Map.of("status", "active", "displayName", "x"));
        assertThat(more.status()).isEqualTo(400);
    }

    @Test
    void theSecondOfTwoOperatorsIsToldThatTheFirstWasFaster() {
        companies.api().create(companies.document(1));
        Answer read = companies.api().get("company-00001");
        assertThat(companies
                        .api()
                        .putIfMatch("company-00001", Map.of("displayName", "First"), read.header("ETag"))
                        .status())
                .isEqualTo(200);
        Answer second =
                companies.api().putIfMatch("company-00001", Map.of("displayName", "Second"), read.header("ETag"));
        assertThat(second.status()).isEqualTo(412);
        assertThat(companies
                        .api()
                        .get("company-00001")
                        .json()
                        .path("displayName")
                        .asText())
                .isEqualTo("First");
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        assertThat(companies.api().create("{\"alias\": ").faults()).containsExactly("null json_unreadable");
        assertThat(companies.api().create("[]").faults()).containsExactly("null json_unreadable");
        assertThat(companies.api().create("").status()).isEqualTo(400);
    }

    private long events() {
        return journey.services()
                .admin()
                .get("rundiffusion/admin-events?resourcePath=enterprises/*&max=10000")
                .size();
    }
}
