package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who changed what: each change is one event of the realm, and no event holds a certificate. */
class AdminEventTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @BeforeEach
    void forgetEvents() {
        journey.services().admin().delete("rundiffusion/admin-events");
    }

    @Test
    void eachChangeIsAnEventThatNamesTheEnterpriseAndShowsFingerprints() {
        companies.api().create(companies.document(1));
        String fingerprint = companies
                .api()
                .get("company-00001")
                .json()
                .path("certificateDetails")
                .get(0)
                .path("fingerprint")
                .asText();
        companies
                .api()
                .put(
                        "company-00001",
                        Map.of("certificates", companies.document(2).get("certificates")));
        companies.api().status("company-00001", "paused");
        companies.api().delete("company-00001");

        List<JsonNode> events = events();
        assertThat(events)
                .extracting(event -> event.get("operationType").asText())
                .containsExactly("DELETE", "UPDATE", "UPDATE", "CREATE");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("resourcePath").asText()).isEqualTo("enterprises/company-00001");
            assertThat(event.path("authDetails").path("userId").asText()).isNotEmpty();
            assertThat(event.toString()).doesNotContain("BEGIN CERTIFICATE").doesNotContain("MII");
        });
        assertThat(events.get(3).path("representation").asText()).contains(fingerprint);
        assertThat(events.get(2).path("representation").asText())
                .contains(fingerprint)
                .contains("certificates")
                .doesNotContain("displayName");
        assertThat(events.get(1).path("representation").asText())
                .isEqualTo("{\"alias\":\"company-00001\",\"by\":\"admin\","
                        + "\"changes\":{\"status\":{\"before\":\"active\",\"after\":\"paused\"}}}");
    }

    /** It is shut first, which stays if the rest is broken off. */
    @Test
    void aRemovalOfAnActiveOneIsAPauseAndARemoval() {
        companies.api().create(companies.document(1));
        companies.api().delete("company-00001");
        assertThat(events())
                .extracting(event -> event.get("operationType").asText())
                .containsExactly("DELETE", "UPDATE", "CREATE");
    }

    @Test
    void aLineOfAnImportIsOneToo() {
        companies.api().importLines(companies.line(1) + "\n" + companies.line(2));
        assertThat(events())
                .extracting(event -> event.get("resourcePath").asText())
                .containsExactlyInAnyOrder("enterprises/company-00001", "enterprises/company-00002");
    }

    @Test
    void whatChangesNothingIsNone() {
        companies.api().create(companies.document(1));
        companies.api().create(companies.document(1));
        companies.api().dryRun(companies.document(2));
        companies.api().put("company-00001", companies.document(1));
        companies.api().put("company-00001", Map.of("loginUrl", "https://evil.example/"));
        companies.api().importLines(companies.line(1));
        assertThat(events())
                .extracting(event -> event.get("operationType").asText())
                .containsExactly("CREATE");
    }

    @Test
    void aPrivateKeyIsNeitherRepeatedNorLogged() throws IOException {
        String secret = "c2VjcmV0IGtleSBtYXRlcmlhbCB0aGF0IG5vYm9keSBtdXN0IHNlZQ==";
        Map<String, Object> document = companies.document(1);
        document.put(
                "certificates", List.of("-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n"));
        EnterpriseApi.Answer answer = companies.api().create(document);
        assertThat(answer.faults()).containsExactly("certificates certificate_is_private_key");
        assertThat(answer.text()).doesNotContain(secret);
        assertThat(Files.readString(journey.log())).doesNotContain(secret).doesNotContain("PRIVATE KEY");
        assertThat(events()).isEmpty();
    }

    /** The newest first. */
    private List<JsonNode> events() {
        return EnterpriseApi.stream(
                        journey.services().admin().get("rundiffusion/admin-events?resourcePath=enterprises/*&max=100"))
                .toList();
    }
}
