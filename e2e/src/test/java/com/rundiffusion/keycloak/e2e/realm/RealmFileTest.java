package com.rundiffusion.keycloak.e2e.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rundiffusion.keycloak.demo.CustomerMail;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakScript;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.entra.SimulatedEntra;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Six starts of Keycloak's program, one after the other. */
@Tag("long")
class RealmFileTest {

    private static final Sites SITES = Sites.production();
    private static final String REALM = "rundiffusion";

    /** Stock Keycloak says these of any foreign provider, and of its own old features. */
    private static final List<String> STOCK = List.of("KC-SERVICES0047", "Deprecated features");

    private final KeycloakHome home = Stack.built().linkedTo(Checkout.file("e2e/target/realm"));
    private final KeycloakSettings settings = KeycloakSettings.embedded(SITES).shortLived();
    private final KeycloakScript script = new KeycloakScript(home, settings);

    @Test
    void itImportsTwiceWithoutAChangeAndSurvivesAnExport() throws IOException {
        String firstLog = runOnce(true);
        assertThat(firstLog).contains("Realm 'rundiffusion' imported");
        assertThat(Stream.concat(Files.readString(home.buildLog()).lines(), firstLog.lines()))
                .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .filteredOn(line -> STOCK.stream().noneMatch(line::contains))
                .isEmpty();
        JsonNode imported = export("imported.json");

        assertThat(runOnce(false)).contains("Realm 'rundiffusion' already exists");
        JsonNode again = export("again.json");
        assertThat(Loss.between(imported, again)).isEmpty();
        assertThat(Loss.between(again, imported)).isEmpty();

        forget();
        script.run("import", List.of("--optimized", "--file=" + target("imported.json")));
        assertThat(Loss.between(imported, export("restored.json"))).isEmpty();
        assertThat(imported.path("identityProviders")).hasSize(1);
        assertThat(imported.path("organizations")).hasSize(1);
    }

    /** Starts, lets the realm file in, and stops; the log is that of the start. */
    private String runOnce(boolean connect) throws IOException {
        try (KeycloakServer keycloak = KeycloakServer.start(home, settings)) {
            String log = Files.readString(keycloak.log());
            if (connect) {
                connectOne(new AdminRest(keycloak.address(), KeycloakSettings.ADMIN));
            }
            return log;
        }
    }

    private static void connectOne(AdminRest admin) {
        admin.post(
                REALM + "/enterprises", CustomerMail.document(new SimulatedEntra(SITES, Clock.systemUTC()).contoso()));
    }

    private JsonNode export(String name) throws IOException {
        script.run("export", List.of("--optimized", "--realm=" + REALM, "--file=" + target(name)));
        return new ObjectMapper().readTree(target(name).toFile());
    }

    private Path target(String name) {
        return home.path().resolve(name);
    }

    /** An empty database. */
    private void forget() throws IOException {
        try (var database = Files.walk(home.path().resolve("data/h2"))) {
            for (Path path : database.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
    }
}
