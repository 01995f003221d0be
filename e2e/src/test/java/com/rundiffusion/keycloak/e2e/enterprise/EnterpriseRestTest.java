package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.ManyCustomers;
import com.rundiffusion.keycloak.e2e.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.e2e.journey.Journey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every row of the contract's table, but for what needs a person. */
class EnterpriseRestTest {

    private static final ManyCustomers CUSTOMERS = new ManyCustomers();

    @RegisterExtension
    private final Journey journey = new Journey();

    private EnterpriseApi api;

    @BeforeEach
    void callAsAdministrator() {
        api = EnterpriseApi.of(journey);
    }

    @AfterEach
    void disconnectAll() {
        EnterpriseApi.stream(api.list("search=company-&max=1000").json())
                .forEach(one -> api.delete(one.get("alias").asText()));
    }

    @Test
    void whatWasCreatedCanBeReadAndPutBackAsItIs() {
        Answer created = api.create(CUSTOMERS.document(1));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/enterprises/company-00001");

        Answer read = api.get("Company-00001");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("domains").get(0).asText()).isEqualTo("company-00001.example");
        assertThat(read.json()
                        .path("certificateDetails")
                        .get(0)
                        .path("fingerprint")
                        .asText())
                .matches("[0-9a-f]{64}");

        Answer put = api.put("company-00001", read.json());
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json()).isEqualTo(read.json());
        assertThat(put.header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    void aDryRunAnswersLikeTheRealOneAndStoresNothing() {
        Answer preview = api.dryRun(CUSTOMERS.document(1));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().path("status").asText()).isEqualTo("active");
        assertThat(preview.json().path("changes").path("alias").path("after").asText())
                .isEqualTo("company-00001");
        assertThat(api.get("company-00001").status()).isEqualTo(404);

        Map<String, Object> wrong = with(1, "loginUrl", "https://login.microsoftonline.com/common/saml2");
        assertThat(api.dryRun(wrong).status()).isEqualTo(400);
        assertThat(api.dryRun(wrong).json()).isEqualTo(api.create(wrong).json());
    }

    @Test
    void aDryRunOfAChangeShowsTheDifference() {
        api.create(CUSTOMERS.document(1));
        Answer preview = api.send("PUT", "/company-00001?dryRun=true", Map.of("displayName", "Renamed"));
        assertThat(preview.status()).isEqualTo(200);
        JsonNode change = preview.json().path("changes");
        assertThat(change.size()).isEqualTo(1);
        assertThat(change.path("displayName").path("before").asText()).isEqualTo("Company 1");
        assertThat(change.path("displayName").path("after").asText()).isEqualTo("Renamed");
        assertThat(api.get("company-00001").json().path("displayName").asText()).isEqualTo("Company 1");
    }

    @Test
    void allMistakesComeInOneAnswerAndNothingIsStored() {
        Map<String, Object> document = with(1, "loginUrl", "https://login.microsoftonline.com/common/saml2");
        document.put("domains", List.of("gmail.com"));
        document.put("identifier", "rundiffusion .com");
        document.put("colour", "blue");
        long events = events();
        Answer answer = api.create(document);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "loginUrl login_url_without_tenant",
                        "domains domain_public",
                        "identifier identifier_with_space",
                        "colour field_unknown");
        assertThat(answer.json().path("errorMessage").asText().lines()).hasSize(4);
        assertThat(api.get("company-00001").status()).isEqualTo(404);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void whatBelongsToAnotherEnterpriseIsAConflict() {
        api.create(CUSTOMERS.document(1));
        Map<String, Object> document = CUSTOMERS.document(2);
        document.put("domains", CUSTOMERS.document(1).get("domains"));
        document.put("certificates", CUSTOMERS.document(1).get("certificates"));
        document.put("loginUrl", CUSTOMERS.document(1).get("loginUrl"));
        document.put("entraIdentifier", CUSTOMERS.document(1).get("entraIdentifier"));
        Answer answer = api.create(document);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "entraIdentifier tenant_taken", "certificates certificate_taken", "domains domain_taken");
        assertThat(api.create(CUSTOMERS.document(1)).faults()).contains("alias alias_taken");
        assertThat(api.create(CUSTOMERS.document(2)).status()).isEqualTo(201);
    }

    @Test
    void aConflictBesideAMistakeIsAMistake() {
        api.create(CUSTOMERS.document(1));
        Map<String, Object> document = CUSTOMERS.document(1);
        document.put("domains", List.of("gmail.com"));
        assertThat(api.create(document).status()).isEqualTo(400);
    }

    @Test
    void theListIsSearchedAndPaged() {
        IntStream.rangeClosed(1, 5).forEach(number -> api.create(CUSTOMERS.document(number)));
        assertThat(aliases("search=company-&first=1&max=2")).containsExactly("company-00002", "company-00003");
        assertThat(aliases("search=COMPANY 4")).containsExactly("company-00004");
        assertThat(aliases("search=company-00005.example")).containsExactly("company-00005");
        assertThat(aliases("search="
                        + api.get("company-00003").json().path("tenantId").asText()))
                .containsExactly("company-00003");
        assertThat(aliases("search=100%")).isEmpty();
        assertThat(aliases("search=_ompany")).isEmpty();
        assertThat(aliases("")).contains("contoso", "company-00001");
    }

    @Test
    void anExportCanBeImportedAgainAndChangesNothing() {
        IntStream.rangeClosed(1, 3).forEach(number -> api.create(CUSTOMERS.document(number)));
        String all = api.export().response().body();
        assertThat(all.lines()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(api.importLines(all).lines())
                .allSatisfy(line -> assertThat(line.path("result").asText()).isEqualTo("unchanged"));
        JsonNode before = api.get("company-00002").json();
        api.delete("company-00002");
        assertThat(api.importLines(all).lines())
                .filteredOn(line -> line.path("result").asText().equals("created"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("alias").asText()).isEqualTo("company-00002"));
        assertThat(withoutTimes(api.get("company-00002").json())).isEqualTo(withoutTimes(before));
    }

    private static JsonNode withoutTimes(JsonNode document) {
        return ((ObjectNode) document).without(List.of("createdAt", "updatedAt"));
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsRemoved() {
        Map<String, Object> document = with(1, "contacts", List.of("it@company-00001.example"));
        api.create(document);
        JsonNode after =
                api.put("company-00001", Map.of("displayName", "Renamed")).json();
        assertThat(after.path("contacts")).hasSize(1);
        assertThat(after.path("domains")).hasSize(1);
        Answer removed = api.put("company-00001", "{\"contacts\": null, \"domains\": []}");
        assertThat(removed.json().path("contacts")).isEmpty();
        assertThat(removed.json().path("domains")).isEmpty();
        assertThat(removed.json().path("displayName").asText()).isEqualTo("Renamed");
    }

    @Test
    void aliasAndTenantNeverChange() {
        api.create(CUSTOMERS.document(1));
        assertThat(api.put("company-00001", Map.of("alias", "other", "signOnUrl", ""))
                        .faults())
                .containsExactly("alias alias_changed");
        Map<String, Object> other = CUSTOMERS.document(2);
        other.remove("alias");
        other.remove("signOnUrl");
        assertThat(api.put("company-00001", other).faults()).contains("entraIdentifier tenant_changed");
        assertThat(api.put("nobody", CUSTOMERS.document(1)).status()).isEqualTo(404);
        assertThat(api.status("nobody", "paused").status()).isEqualTo(404);
        assertThat(api.delete("nobody").status()).isEqualTo(404);
    }

    @Test
    void aStatusIsSetByItsOwnCall() {
        api.create(with(1, "status", "draft"));
        assertThat(api.status("company-00001", "active").json().path("status").asText())
                .isEqualTo("active");
        assertThat(api.status("company-00001", "paused").json().path("status").asText())
                .isEqualTo("paused");
        assertThat(api.status("company-00001", "asleep").faults()).containsExactly("status status_unknown");
        assertThat(api.get("company-00001").json().path("status").asText()).isEqualTo("paused");
        Answer more = api.send("POST", "/company-00001/status", Map.of("status", "active", "displayName", "x"));
        assertThat(more.status()).isEqualTo(400);
    }

    @Test
    void theSecondOfTwoOperatorsIsToldThatTheFirstWasFaster() {
        api.create(CUSTOMERS.document(1));
        Answer read = api.get("company-00001");
        assertThat(api.putIfMatch("company-00001", Map.of("displayName", "First"), read.header("ETag"))
                        .status())
                .isEqualTo(200);
        Answer second = api.putIfMatch("company-00001", Map.of("displayName", "Second"), read.header("ETag"));
        assertThat(second.status()).isEqualTo(412);
        assertThat(api.get("company-00001").json().path("displayName").asText()).isEqualTo("First");
    }

    /** Keycloak's own admin pages make a provider without an organization. */
    @Test
    void oneThatWasMadePastUsCanBeReadChangedAndRemoved() {
        makeInConsole();
        assertThat(api.get("company-00001").json().path("domains")).isEmpty();
        Answer changed = api.put("company-00001", CUSTOMERS.document(1));
        assertThat(changed.json().path("domains")).hasSize(1);
        assertThat(api.status("company-00001", "paused").json().path("status").asText())
                .isEqualTo("paused");
        assertThat(api.delete("company-00001").status()).isEqualTo(204);

        makeInConsole();
        assertThat(api.deleteKeepingAccounts("company-00001").status()).isEqualTo(204);
        assertThat(api.get("company-00001").status()).isEqualTo(404);
    }

    private void makeInConsole() {
        api.create(CUSTOMERS.document(1));
        String id = journey.services()
                .admin()
                .get("rundiffusion/organizations?search=company-00001&exact=true")
                .get(0)
                .get("id")
                .asText();
        journey.services().admin().delete("rundiffusion/organizations/" + id);
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        assertThat(api.create("{\"alias\": ").faults()).containsExactly("null json_unreadable");
        assertThat(api.create("[]").faults()).containsExactly("null json_unreadable");
        assertThat(api.create("").status()).isEqualTo(400);
    }

    private static Map<String, Object> with(int number, String field, Object value) {
        Map<String, Object> document = CUSTOMERS.document(number);
        document.put(field, value);
        return document;
    }

    private List<String> aliases(String query) {
        return EnterpriseApi.stream(api.list(query.replace(" ", "%20").replace("100%", "100%25"))
                        .json())
                .map(one -> one.get("alias").asText())
                .toList();
    }

    private long events() {
        return journey.services()
                .admin()
                .get("rundiffusion/admin-events?resourcePath=enterprises/*&max=10000")
                .size();
    }
}
