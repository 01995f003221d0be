package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComposeFileTest {

    private static final ComposeFile FILE = ComposeFile.read();
    private static final Set<String> FOR_THE_DEMO = Set.of("SSO_SSL_REQUIRED", "SSO_FORM_TARGETS");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");
    private static final Pattern ENV_LINE = Pattern.compile("^(#?)([A-Z_]+)=(.*)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void aComposeImplementationTakesIt() {
        assertThat(config(ComposeFile.PATH))
                .satisfies(result ->
                        assertThat(result.exitCode()).as(result.output()).isZero());
    }

    @Test
    void aComposeImplementationRefusesAMisspelledKey() throws IOException {
        Path misspelled = Files.writeString(
                folder.resolve("docker-compose.yml"),
                Files.readString(ComposeFile.PATH).replace("healthcheck:", "heathcheck:"));

        assertThat(config(misspelled)).satisfies(result -> {
            assertThat(result.exitCode()).isNotZero();
            assertThat(result.output()).contains("heathcheck");
        });
    }

    @Test
    void everyImageIsPinnedToAVersion() {
        assertThat(FILE.services()).hasSize(3);
        assertThat(FILE.services().keySet())
                .allSatisfy(name -> assertThat((String) FILE.service(name).get("image"))
                        .matches("[a-z/-]+:\\d+\\.\\d+(\\.\\d+)*(-\\d+-bookworm)?"));
    }

    @Test
    void theImageHoldsTheServerThatTheTestsRun() {
        Map<String, Object> build = ComposeFile.map(FILE.service("keycloak"), "build");

        assertThat(ComposeFile.map(build, "args"))
                .containsOnlyKeys("KEYCLOAK_VERSION", "JAVA_VERSION")
                .containsEntry("KEYCLOAK_VERSION", System.getProperty("keycloak.server.version"))
                .hasEntrySatisfying(
                        "JAVA_VERSION", version -> assertThat((String) version).matches("\\d+\\.\\d+\\.\\d+_\\d+"));
    }

    @Test
    void twoNodesHaveTwoGigabytesEachAndTheOthersNoLimit() {
        Map<String, Object> deploy = ComposeFile.map(FILE.service("keycloak"), "deploy");
        assertThat(deploy).containsEntry("replicas", 2);
        assertThat(ComposeFile.map(ComposeFile.map(deploy, "resources"), "limits"))
                .containsOnly(Map.entry("memory", "2g"));
        assertThat(FILE.service("gateway")).doesNotContainKey("deploy");
        assertThat(FILE.service("postgres")).doesNotContainKey("deploy");
        assertThat((String) FILE.service("postgres").get("image")).startsWith("postgres:18.");
    }

    /** Nothing but Keycloak reaches the database, and that reaches nothing else. */
    @Test
    void theDatabaseHasANetworkOfItsOwn() {
        assertThat(ComposeFile.list(FILE.service("postgres"), "networks")).containsExactly("data");
        assertThat(ComposeFile.map(ComposeFile.map(FILE.content(), "networks"), "data"))
                .containsEntry("internal", true);
        assertThat(ComposeFile.map(FILE.service("gateway"), "networks")).containsOnlyKeys("edge", "inside");
        assertThat(ComposeFile.list(FILE.service("postgres"), "volumes"))
                .containsExactly("database:/var/lib/postgresql");
    }

    @Test
    void everyServiceIsWatchedAndComesBackAndKeepsToItself() {
        assertThat(FILE.services().keySet()).allSatisfy(name -> {
            Map<String, Object> service = FILE.service(name);
            assertThat(ComposeFile.list(ComposeFile.map(service, "healthcheck"), "test"))
                    .hasSizeGreaterThan(1);
            assertThat(service)
                    .containsEntry("restart", "unless-stopped")
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"));
        });
    }

    @Test
    void onlyTheGatewayIsPublished() {
        assertThat(FILE.services().keySet())
                .filteredOn(name -> FILE.service(name).containsKey("ports"))
                .containsExactly("gateway");
    }

    @Test
    void secretsComeFromFilesAndStandNowhereElse() throws IOException {
        Map<String, Object> secrets = ComposeFile.map(FILE.content(), "secrets");
        assertThat(secrets).containsOnlyKeys("tls_certificate", "tls_key", "db_password", "admin_password");
        assertThat(secrets.keySet())
                .allSatisfy(name -> assertThat(ComposeFile.map(secrets, name))
                        .containsOnly(Map.entry("file", "./secrets/" + name)));
        assertThat(Files.readString(Checkout.file(".gitignore"))).contains("/secrets/");

        assertThat(FILE.services().keySet()).allSatisfy(name -> {
            assertThat(secrets.keySet()).containsAll(ComposeFile.list(FILE.service(name), "secrets"));
            assertThat(ComposeFile.map(FILE.service(name), "environment"))
                    .allSatisfy((key, value) -> assertThat(key.contains("PASSWORD"))
                            .isEqualTo(String.valueOf(value).startsWith("/run/secrets/")));
        });
    }

    /** What the tests run is what production runs: the same nginx.conf, and no option of Keycloak beside the image's. */
    @Test
    void theServicesRunTheProjectsOwnConfiguration() {
        assertThat(ComposeFile.list(FILE.service("gateway"), "volumes")).containsExactly("./gateway:/etc/nginx:ro");
        assertThat(ComposeFile.list(FILE.service("gateway"), "command"))
                .startsWith("openresty", "-e", "stderr", "-p", "/etc/nginx", "-c", "nginx.conf", "-g");
        assertThat(FILE.service("keycloak")).doesNotContainKeys("command", "entrypoint");
        assertThat(environment(value -> value != null))
                .containsExactlyInAnyOrder("KC_DB_URL", "KC_DB_USERNAME", "KC_PROXY_TRUSTED_ADDRESSES");
    }

    /** A placeholder that nobody can fill is no setting, and an example that names another is a lie. */
    @Test
    void whatTheRealmLeavesOpenIsSetByTheEnvFileAndStandsInItsExample() throws IOException {
        Map<String, String> open = placeholders();
        assertThat(open.keySet()).containsAll(FOR_THE_DEMO);
        open.keySet().removeAll(FOR_THE_DEMO);
        assertThat(environment(value -> value == null)).containsExactlyInAnyOrderElementsOf(open.keySet());
        assertThat(Files.readString(ComposeFile.PATH)).doesNotContain("${");

        List<MatchResult> example = ENV_LINE.matcher(Files.readString(Checkout.file(".env.example")))
                .results()
                .toList();
        assertThat(example).extracting(line -> line.group(2)).containsExactlyInAnyOrderElementsOf(open.keySet());
        assertThat(example)
                .filteredOn(line -> !line.group(1).isEmpty())
                .allSatisfy(line -> assertThat(line.group(3)).isEqualTo(open.get(line.group(2))));
        assertThat(Files.readString(Checkout.file(".gitignore"))).contains("/.env\n");
    }

    @Test
    void aValueOfTheEnvFileReachesKeycloak() throws IOException {
        Path env = Files.writeString(folder.resolve("env"), "SSO_SUPPORT_EMAIL=help@company.example\n");
        List<String> command = new ArrayList<>(Programs.compose());
        command.addAll(List.of("-f", ComposeFile.PATH.toString(), "--env-file", env.toString(), "config"));
        assertThat(Command.run(command).output()).contains("SSO_SUPPORT_EMAIL: help@company.example");
    }

    /** By name, with what holds where nobody sets them. */
    private static Map<String, String> placeholders() throws IOException {
        Map<String, String> placeholders = new HashMap<>();
        PLACEHOLDER
                .matcher(Files.readString(Checkout.file("realm-export/rundiffusion-realm.json")))
                .results()
                .forEach(found -> placeholders.put(found.group(1), found.group(2)));
        return placeholders;
    }

    private static List<String> environment(Predicate<Object> value) {
        return ComposeFile.map(FILE.service("keycloak"), "environment").entrySet().stream()
                .filter(entry -> value.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void keycloakTrustsTheGatewaysAddressAlone() {
        Map<String, Object> networks = ComposeFile.map(FILE.service("gateway"), "networks");

        assertThat(ComposeFile.map(FILE.service("keycloak"), "environment").get("KC_PROXY_TRUSTED_ADDRESSES"))
                .isEqualTo(ComposeFile.map(networks, "inside").get("ipv4_address"));
    }

    private static Command.Result config(Path file) {
        List<String> command = new ArrayList<>(Programs.compose());
        command.addAll(List.of("-f", file.toString(), "config"));
        return Command.run(command);
    }
}
