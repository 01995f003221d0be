package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.AtFirebase;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files as Windows and others write them: each call reads them alike. */
class RequestBodiesTest {

    private static final String JSON = "application/json";
    private static final String ALIAS = "company-00001";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @Test
    void everyCallReadsEveryEncodingThatAFileMayHave() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Answer created = send("POST", "", charset, companies.line(1).replace("Company 1", "Größe 1"));
            assertThat(created.status()).as("%s: %s", charset, created.text()).isEqualTo(201);
            assertThat(created.json().path("displayName").asText()).isEqualTo("Größe 1");
            assertThat(send("PUT", "/" + ALIAS, charset, "{\"displayName\":\"Müller\"}")
                            .json()
                            .path("displayName")
                            .asText())
                    .isEqualTo("Müller");
            assertThat(send("POST", "/" + ALIAS + "/status", charset, "{\"status\":\"paused\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(result(send("POST", "/import", charset, companies.line(1))))
                    .isEqualTo("updated");
            assertThat(result(companies
                            .api()
                            .sendFile("POST", "/import", "application/x-ndjson", file(charset, companies.line(1)))))
                    .isEqualTo("unchanged");
            assertThat(send("POST", "/import-firebase", charset, "{\"inboundSamlConfigs\":[]}")
                            .text())
                    .isEmpty();
            assertThat(send(
                                    "POST",
                                    "/" + ALIAS + "/firebase-users",
                                    charset,
                                    AtFirebase.users(ALIAS, Map.of("ada@a.example", "uid-" + charset))
                                            .toString())
                            .status())
                    .isEqualTo(200);
            companies.api().delete(ALIAS);
        }
    }

    @Test
    void bytesThatAreNoTextAreRefusedAndNothingIsGuessed() {
        byte[] file = companies.line(1).replace("Company 1", "Größe 1").getBytes(StandardCharsets.ISO_8859_1);

        for (String type : List.of(JSON, JSON + ";charset=x-none")) {
            assertThat(companies.api().sendFile("POST", "", type, file).faults())
                    .containsExactly("null bytes_unreadable");
        }
        Answer lines = companies.api().sendFile("POST", "/import", "application/x-ndjson", file);
        assertThat(lines.lines().get(0).path("errors").path(0).path("code").asText())
                .isEqualTo("bytes_unreadable");
        companies.api().create(companies.document(2));
        assertThat(companies
                        .api()
                        .sendFile("POST", "/company-00002/firebase-users", JSON, file)
                        .faults())
                .containsExactly("null bytes_unreadable");
        assertThat(companies.api().get(ALIAS).status()).isEqualTo(404);
        assertThat(companies
                        .api()
                        .sendFile("POST", "", JSON + ";charset=ISO-8859-1", file)
                        .json()
                        .path("displayName")
                        .asText())
                .isEqualTo("Größe 1");
    }

    @Test
    void whatIsLargerThanAnyDocumentIsRefusedUnread() {
        String large = companies.line(1).replace("Company 1", "x".repeat(3 * 1024 * 1024));

        assertThat(companies.api().create(large).faults()).containsExactly("null text_too_long");
        assertThat(companies.api().create(companies.line(1)).status()).isEqualTo(201);
    }

    private Answer send(String method, String path, Charset charset, String json) {
        return companies.api().sendFile(method, path, JSON, file(charset, json));
    }

    private static byte[] file(Charset charset, String text) {
        return ("\uFEFF" + text + "\r\n").getBytes(charset);
    }

    private static String result(Answer answer) {
        JsonNode line = answer.lines().get(0);
        return line.path("result").asText()
                + line.path("errors").path(0).path("code").asText("");
    }
}
