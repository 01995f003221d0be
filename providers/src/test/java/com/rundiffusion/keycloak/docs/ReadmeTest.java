package com.rundiffusion.keycloak.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front page repeats stands elsewhere too. */
final class ReadmeTest {

    private static final String README = text("README.md");

    @ParameterizedTest
    @ValueSource(strings = {"keycloak.version", "keycloak.server.version"})
    void aVersionIsThatOfTheBuild(String name) {
        String version = text("pom.xml").replaceFirst("(?s).*<" + name + ">([^<]+)</.*", "$1");
        assertThat(README.lines().filter(line -> line.contains("`" + name + "`")))
                .singleElement()
                .asString()
                .contains("| " + version + " |");
    }

    @Test
    void theImagesJavaIsThatOfTheComposeFile() {
        String release = text("docker-compose.yml").replaceFirst("(?s).*JAVA_VERSION: (\\d+).*", "$1");
        assertThat(README).contains("| Java of the image | " + release + " |");
    }

    @Test
    void theSecurityPageSpeaksOfTheServerOfTheBuild() {
        String version = text("pom.xml").replaceFirst("(?s).*<keycloak.server.version>([^<]+)</.*", "$1");
        assertThat(text("docs/security.md")).contains("The server is Keycloak " + version + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "demo/src/main/java/com/rundiffusion/keycloak/demo/Demo.java, 8080",
        "entra-simulator/src/main/java/com/rundiffusion/keycloak/entra/EntraSimulator.java, 8081"
    })
    void withoutASettingItListensHere(String program, String port) {
        assertThat(text(program)).contains("DEFAULT_PORT = " + port + ";");
        assertThat(README + text("docs/entra-simulator.md")).contains("localhost:" + port + "/");
    }

    @Test
    void theSimulatorListensOnThisMachineAlone() {
        assertThat(text("entra-simulator/src/main/java/com/rundiffusion/keycloak/entra/EntraSimulator.java"))
                .contains("new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))");
    }

    /** Up to the names of the parts, which the tests above and the demo's own sites make addresses of. */
    @Test
    void theDemoSaysWhatThePageShows() {
        String demo = text("demo/src/main/java/com/rundiffusion/keycloak/demo/Demo.java");
        assertThat(README.lines().filter(line -> line.matches("  [A-Z].{20}http.*")))
                .hasSize(8)
                .allSatisfy(line -> assertThat(demo).contains("say(\"" + line.substring(0, 23)));
    }

    @Test
    void theBuildRefusesAnOlderJavaAndAnOlderMaven() {
        assertThat(text("pom.xml")).contains("<version>[17,)</version>", "<version>[3.8,)</version>");
        assertThat(README).contains("a JDK, 17 or newer, and Maven, 3.8 or newer");
    }

    private static String text(String file) {
        return Document.read(Path.of(file)).text();
    }
}
