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

    /** What curl calls a body by itself, and other mistakes; the server reads a form itself and leaves nothing of it. */
    @Test
    void aBodyOfAnotherTypeIsRefusedByEachCallAndNothingIsStored() {
        companies.api().create(companies.document(2));
        String line = companies.line(1);
        for (String type :
                List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
            for (String path : List.of(
                    "", "/import", "/import-firebase", "/company-00002/status", "/company-00002/firebase-users")) {
                assertRefused(
                        companies.api().sendPlain("POST", path, line, "Content-Type: " + type),
                        415,
                        "media_type_unsupported");
            }
            assertRefused(
                    companies.api().sendPlain("PUT", "/company-00002", line, "Content-Type: " + type),
                    415,
                    "media_type_unsupported");
        }
        assertRefused(
                companies.api().sendPlain("POST", "", line, "Content-Type: application/x-ndjson"),
                415,
                "media_type_unsupported");
        for (String malformed : List.of("x", "/", ";;=/ \"")) {
            assertRefused(
                    companies.api().sendPlain("POST", "/import", line, "Content-Type: " + malformed),
                    415,
                    "media_type_malformed");
            assertRefused(
                    companies.api().sendPlain("GET", "", "", "Content-Type: " + malformed),
                    415,
                    "media_type_malformed");
        }
        assertThat(companies.api().get(ALIAS).status()).isEqualTo(404);
        assertThat(companies
                        .api()
                        .sendPlain("POST", "", line, "Content-Type: " + JSON)
                        .status())
                .isEqualTo(201);
        assertThat(companies.api().sendPlain("PUT", "/" + ALIAS, "{}").status())
                .as("no type at all")
                .isEqualTo(200);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.faults()).containsExactly("Content-Type " + code);
        assertThat(answer.json().path("errors").path(0).path("fix").asText()).isNotEmpty();
    }

    @Test
    void anAnswerInAnotherTypeIsRefused() {
        for (String accept : List.of("text/html", "application/xml", "x")) {
            Answer answer = companies
                    .api()
                    .sendPlain("POST", "/import", companies.line(1), "Content-Type: " + JSON, "Accept: " + accept);
            assertThat(answer.status()).as(accept).isEqualTo(406);
            assertThat(answer.faults()).containsExactly("Accept answer_type_unsupported");
        }
        assertThat(companies.api().get(ALIAS).status()).isEqualTo(404);
        for (String accept : List.of(JSON, "application/x-ndjson", "text/html, */*;q=0.1")) {
            assertThat(companies
                            .api()
                            .sendPlain(
                                    "POST", "/import", companies.line(1), "Content-Type: " + JSON, "Accept: " + accept)
                            .status())
                    .as(accept)
                    .isEqualTo(200);
        }
    }

    @Test
    void anImportIsReadAsWhatItIsWhateverItIsSentAs() {
        String pretty = companies.line(3).replaceFirst("\\{", "{\n").replace(",", ",\n");
        List<String> bodies = List.of(
                companies.line(1) + "\n" + companies.line(2) + "\n",
                "[" + companies.line(1) + ",\n" + companies.line(2) + "]",
                pretty);
        for (String body : bodies) {
            int documents = body.equals(pretty) ? 1 : 2;
            for (String type : List.of(JSON, "application/x-ndjson", "application/jsonl; charset=utf-8")) {
                assertThat(companies
                                .api()
                                .sendPlain("POST", "/import?dryRun=true", body, "Content-Type: " + type)
                                .lines())
                        .as("%s as %s", body, type)
                        .extracting(line -> line.path("result").asText())
                        .hasSize(documents)
                        .containsOnly("created");
            }
            assertThat(companies
                            .api()
                            .sendPlain("POST", "/import?dryRun=true", body)
                            .lines())
                    .hasSize(documents);
        }
        assertThat(companies.api().sendPlain("POST", "/import", "").lines())
                .extracting(line -> line.path("result").asText())
                .containsExactly("failed");
    }

    /** Pages of Firebase's answer, one on each line. */
    @Test
    void peopleOfFirebaseMayComeInLinesAsWell() {
        companies.api().create(companies.line(1));
        String page = AtFirebase.users(ALIAS, Map.of("ada@a.example", "uid-1")).toString();
        assertThat(companies
                        .api()
                        .sendPlain(
                                "POST",
                                "/" + ALIAS + "/firebase-users",
                                page + "\n",
                                "Content-Type: application/x-ndjson")
                        .json()
                        .path("stored")
                        .asInt())
                .isEqualTo(1);
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
