package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell operations to type, with Keycloak's own tool; each call starts a JVM. */
@Tag("long")
class KcadmTest {

    private static final String EXAMPLE =
            Checkout.file("realm-export/enterprises/example.json").toString();

    /** Each call is a Java of its own. */
    private static final Map<String, String> SHORT_LIVED =
            Map.of("KC_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

    @RegisterExtension
    private final Journey journey = new Journey();

    @TempDir
    private Path folder;

    @BeforeEach
    void signIn() {
        kcadm(
                "config",
                "credentials",
                "--server",
                journey.services().keycloak().toString(),
                "--realm",
                "master",
                "--user",
                KeycloakSettings.ADMIN,
                "--password",
                KeycloakSettings.ADMIN);
    }

    @AfterEach
    void disconnect() {
        EnterpriseApi.of(journey).delete("example");
    }

    @Test
    void aFileIsCreatedReadChangedAndPutBack() throws IOException {
        assertThat(kcadm("create", "enterprises", "-r", "rundiffusion", "-f", EXAMPLE, "-o", "-q", "dryRun=true"))
                .contains("\"changes\"");
        assertThat(kcadm("create", "enterprises", "-r", "rundiffusion", "-f", EXAMPLE))
                .contains("Created new enterprise with id 'example'");
        Path copy = Files.writeString(
                folder.resolve("copy.json"), kcadm("get", "enterprises/example", "-r", "rundiffusion"));
        assertThat(kcadm("update", "enterprises/example", "-r", "rundiffusion", "-f", copy.toString()))
                .as("only what is created is said")
                .isEmpty();
        String dryRun = "update enterprises/example -r rundiffusion -s displayName=Preview -o -q dryRun=true";
        assertThat(kcadm(dryRun.split(" "))).contains("\"changes\"");
        kcadm("update", "enterprises/example", "-r", "rundiffusion", "-s", "displayName=Renamed");
        assertThat(stored().path("displayName").asText()).isEqualTo("Renamed");
        assertThat(kcadm("create", "enterprises/example/check", "-r", "rundiffusion", "-b", "{}", "-o"))
                .contains("\"wouldSignIn\" : false", "status_not_active");
        assertThat(kcadm("get", "enterprises/example/refusals", "-r", "rundiffusion", "-q", "max=20"))
                .startsWith("[");
        assertThat(kcadm("create", "enterprises/example/status", "-r", "rundiffusion", "-s", "status=paused"))
                .isEmpty();
        assertThat(stored().path("status").asText()).isEqualTo("paused");
        kcadm("delete", "enterprises/example", "-r", "rundiffusion", "-q", "accounts=keep");
        assertThat(EnterpriseApi.of(journey).get("example").status()).isEqualTo(404);
    }

    /** The loop of the documents, with one file in the folder. */
    @Test
    void applyingAFileCreatesThenChangesNothingAndADryRunShowsTheDifference() throws IOException {
        assertThat(apply(EXAMPLE).path("result").asText()).isEqualTo("created");
        assertThat(apply(EXAMPLE).path("result").asText()).isEqualTo("unchanged");
        Path changed = Files.writeString(
                folder.resolve("changed.json"),
                Files.readString(Path.of(EXAMPLE)).replace("\"Example\"", "\"Other\""));
        JsonNode preview = apply(changed.toString(), "-q", "dryRun=true");
        assertThat(preview.path("changes").path("displayName").path("after").asText())
                .isEqualTo("Other");
        assertThat(stored().path("displayName").asText()).isEqualTo("Example");
        assertThat(apply(changed.toString()).path("result").asText()).isEqualTo("updated");
        assertThat(stored().path("displayName").asText()).isEqualTo("Other");
    }

    /** The table of the documents, and why a reference is typed with its dash. */
    @Test
    void aTableOfEnterprisesIsOneCallAndABlankIsNone() {
        kcadm("create", "enterprises/import", "-r", "rundiffusion", "-f", EXAMPLE);
        List<String> command = List.of(
                "get enterprises -r rundiffusion -q brief=true -q search=example --format csv --noquotes".split(" "));
        List<String> table = new ArrayList<>(command);
        table.addAll(List.of("--fields", "alias,status,planEndsOn,certificateDaysLeft"));
        assertThat(kcadm(table.toArray(String[]::new))).startsWith("example,draft,");
        assertThat(run("get", "enterprises/references/0D4K2 M9XD1", "-r", "rundiffusion")
                        .output())
                .contains("Illegal character in path");
        assertThat(run("get", "enterprises/references/0D4K2-M9XD1", "-r", "rundiffusion")
                        .output())
                .contains("Resource not found");
    }

    @Test
    void aTokenIsMadeListedAndRevoked() throws IOException {
        kcadm("create", "enterprises", "-r", "rundiffusion", "-f", EXAMPLE);
        String tokens = "enterprises/example/provisioning-tokens";
        JsonNode made = new ObjectMapper().readTree(kcadm("create", tokens, "-r", "rundiffusion", "-b", "{}", "-o"));
        assertThat(made.path("token").asText()).startsWith("rdscim_");
        assertThat(kcadm("get", tokens, "-r", "rundiffusion")).contains("\"status\" : \"open\"");
        kcadm("delete", tokens + "/" + made.path("id").asText(), "-r", "rundiffusion");
        assertThat(kcadm("get", "enterprises/example/provisioning", "-r", "rundiffusion"))
                .contains("\"policy\" : \"off\"", "\"status\" : \"revoked\"");
        assertThat(kcadm("get", "enterprises/example/provisioning/requests", "-r", "rundiffusion", "-q", "max=20"))
                .startsWith("[");
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"),
                Files.readString(Path.of(EXAMPLE))
                        .replace("11111111-2222-4333-8444-555555555555/saml2", "common/saml2")
                        .replace("company.example\"\n", "gmail.com\"\n"));
        Command.Result refused = run("create", "enterprises", "-r", "rundiffusion", "-f", wrong.toString());
        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.output()).contains("loginUrl: ").contains("domains: ");
        assertThat(apply(wrong.toString()).path("result").asText()).isEqualTo("failed");
    }

    private JsonNode stored() {
        return EnterpriseApi.of(journey).get("example").json();
    }

    private JsonNode apply(String file, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("create", "enterprises/import", "-r", "rundiffusion", "-f", file, "-o"));
        command.addAll(List.of(more));
        return new ObjectMapper().readTree(kcadm(command.toArray(String[]::new)));
    }

    private String kcadm(String... arguments) {
        Command.Result result = run(arguments);
        assertThat(result.succeeded()).as(result.output()).isTrue();
        return result.output();
    }

    private Command.Result run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(journey.log().resolveSibling("bin/kcadm.sh").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", folder.resolve("kcadm.config").toString()));
        return Command.run(command, SHORT_LIVED, 5);
    }
}
