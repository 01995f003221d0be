package com.rundiffusion.keycloak.demo.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeycloakSettingsTest {

    @Test
    void theDemoLogsAsTheImageDoes() throws IOException {
        List<String> image = Files.readAllLines(ProjectFiles.locate().root().resolve("image/keycloak.conf")).stream()
                .filter(line -> line.startsWith("log-"))
                .map(line -> "--" + line)
                .toList();

        assertThat(image).isNotEmpty();
        assertThat(KeycloakSettings.embedded(Sites.demo(80)).startOptions())
                .filteredOn(option -> option.startsWith("--log-"))
                .containsExactlyInAnyOrderElementsOf(image);
    }

    @Test
    void theDemoTakesEveryCloudThatTheRealmTakes() throws IOException {
        String realm = Files.readString(ProjectFiles.locate().realm());
        String production = entraHosts(Sites.production());
        Sites demo = Sites.demo(8080);

        assertThat(realm).contains("\"${SSO_ENTRA_HOSTS:" + production + "}\"");
        assertThat(entraHosts(demo)).isEqualTo(production + " " + demo.entra());
    }

    private static String entraHosts(Sites sites) {
        return KeycloakSettings.environment(sites).get("SSO_ENTRA_HOSTS");
    }
}
