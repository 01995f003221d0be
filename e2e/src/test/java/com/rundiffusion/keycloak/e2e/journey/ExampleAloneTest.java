package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The example as a project of its own, treated as its README says. */
@Tag("long")
class ExampleAloneTest {

    private static final Path EXAMPLE = Checkout.file("example");
    private static final String JAR = "target/sso-example.jar";
    private static final String APP = "https://studio.example/";

    @RegisterExtension
    private final Journey journey = new Journey();

    @TempDir
    private Path folder;

    /** It is the jar that {@link ExtendingTest} signs somebody in with, byte for byte. */
    @Test
    void aCopyBuildsAlone() throws IOException {
        Path copy = folder.resolve("studio");
        copySources(copy);
        Command.Result built = Command.run(
                List.of(
                        System.getProperty("maven.home") + "/bin/mvn",
                        "-B",
                        "-o",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-f",
                        copy.resolve("pom.xml").toString(),
                        "package"),
                10);
        assertThat(built.succeeded()).as(built.output()).isTrue();
        assertThat(copy.resolve(JAR)).hasSameBinaryContentAs(EXAMPLE.resolve(JAR));
    }

    private static void copySources(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(one -> !one.startsWith(EXAMPLE.resolve("target")))
                    .toList()) {
                Files.copy(file, copy.resolve(EXAMPLE.relativize(file)));
            }
        }
    }

    @Test
    void theScriptSetsUpWhatTheJarAndTheThemeBring() {
        AdminRest admin = journey.services().admin();
        String client = admin.post("rundiffusion/clients", studio());
        JsonNode events = admin.get("rundiffusion/events/config");
        try {
            String kcadm = journey.log().resolveSibling("bin/kcadm.sh").toString();
            run(
                    List.of(kcadm, "config", "credentials"),
                    "--server",
                    journey.services().keycloak().toString(),
                    "--realm",
                    "master",
                    "--user",
                    KeycloakSettings.ADMIN,
                    "--password",
                    KeycloakSettings.ADMIN);
            run(List.of(EXAMPLE.resolve("set-up").toString(), kcadm, "studio"));

            Authorization request = Authorization.of("studio").with("redirect_uri", APP);
            assertThat(journey.browser().open(request.url()).asksForAddress().body())
                    .contains("Example Studio");
            journey.browser()
                    .open(request.with("website", "www.contoso.example").url())
                    .offersAccounts();
            assertThat(admin.get("rundiffusion/clients/" + client + "/protocol-mappers/models")
                            .findValuesAsText("protocolMapper"))
                    .containsExactly("example-company-name");
            assertThat(admin.get("rundiffusion/events/config").path("eventsListeners"))
                    .extracting(JsonNode::asText)
                    .containsExactly("example-first-sign-ins");
        } finally {
            admin.put("rundiffusion/events/config", events);
            admin.delete("rundiffusion/clients/" + client);
            for (JsonNode flow : admin.get("rundiffusion/authentication/flows")) {
                if (flow.path("alias").asText().equals("studio-browser")) {
                    admin.delete("rundiffusion/authentication/flows/"
                            + flow.path("id").asText());
                }
            }
        }
    }

    private static Map<String, Object> studio() {
        return Map.of("clientId", "studio", "publicClient", true, "redirectUris", List.of(APP));
    }

    private void run(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--config", folder.resolve("kcadm.config").toString()));
        all.addAll(List.of(arguments));
        Command.Result result = Command.run(all);
        assertThat(result.succeeded()).as(result.output()).isTrue();
    }
}
