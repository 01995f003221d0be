package com.rundiffusion.keycloak.demo.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeycloakSettingsTest {

    /** Options of the database, of addresses and of memory differ. */
    private static final List<String> SAME =
            List.of("log-", "spi-well-known-", "spi-identity_provider-", "features-disabled=");

    @Test
    void theDemoLogsAndOffersWhatTheImageDoes() throws IOException {
        KeycloakSettings demo = KeycloakSettings.embedded(Sites.demo(80));
        List<String> image = Files.readAllLines(ProjectFiles.locate().root().resolve("image/keycloak.conf")).stream()
                .map(line -> "--" + line)
                .filter(KeycloakSettingsTest::isTheSame)
                .toList();

        assertThat(SAME).allMatch(start -> image.stream().anyMatch(option -> option.startsWith("--" + start)));
        assertThat(Stream.concat(demo.buildOptions().stream(), demo.startOptions().stream()))
                .filteredOn(KeycloakSettingsTest::isTheSame)
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

    private static boolean isTheSame(String option) {
        return SAME.stream().anyMatch(start -> option.startsWith("--" + start));
    }
}
