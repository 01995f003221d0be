package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.server.KeycloakImage;
import com.rundiffusion.keycloak.testkit.server.KeycloakNode;
import com.rundiffusion.keycloak.testkit.server.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Java writes down while the image is built is of use to a node. */
@Tag("long")
final class TrainedImageTest {

    /** Java ends at once where what it has learned does not fit; by default it would go without, and say so to nobody. */
    private static final Map<String, String> NEEDED = Map.of("JAVA_OPTS_APPEND", "-XX:AOTMode=on");

    @Test
    void aNodeStartsFromWhatItsImageHasLearned() throws IOException {
        Path home = Checkout.file("e2e/target/trained");
        try (Postgres database = Postgres.start()) {
            KeycloakImage image = KeycloakImage.trained(home, database);
            try (KeycloakNode node = KeycloakNode.start(image, database, NEEDED)) {
                assertThat(node.log()).contains("Listening on:");
            }

            Path learned = home.resolve("lib/keycloak.aot");
            Files.delete(learned);
            Files.writeString(learned, "another Java's\n");
            assertThatThrownBy(() -> KeycloakNode.start(image, database, NEEDED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("AOT");
            try (KeycloakNode node = KeycloakNode.start(image, database)) {
                assertThat(node.log()).contains("Listening on:");
            }
        }
    }
}
