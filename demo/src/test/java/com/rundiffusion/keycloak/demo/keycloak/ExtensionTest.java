package com.rundiffusion.keycloak.demo.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of somebody else's project comes into the demo's Keycloak. */
class ExtensionTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path keycloak;

    private Extension extension;

    @BeforeEach
    void project() throws IOException {
        extension = new Extension(folder);
        write("target/studio.jar");
        write("target/classes/Studio.class");
        write("theme/studio/login/theme.properties");
        write("theme/README.md");
        Files.createDirectory(keycloak.resolve("providers"));
        Files.createDirectory(keycloak.resolve("themes"));
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    @Test
    void itsJarsAndThemesComeAndNothingElse() {
        new KeycloakHome(keycloak).with(extension);
        assertThat(keycloak.resolve("providers"))
                .isDirectoryContaining("glob:**.jar")
                .isDirectoryNotContaining("glob:**.class");
        assertThat(keycloak.resolve("themes/studio/login/theme.properties")).exists();
        assertThat(keycloak.resolve("themes")).isDirectoryNotContaining("glob:**.md");
    }

    @Test
    void oneWithoutAThemeIsTaken() {
        assertThat(new Extension(folder.resolve("none")).themes()).isEmpty();
        assertThat(extension.themes()).containsExactly(folder.resolve("theme/studio"));
    }

    @Test
    void oneThatWasNotBuiltIsRefusedWithTheCommand() throws IOException {
        assertThat(extension.jars()).containsExactly(folder.resolve("target/studio.jar"));
        Files.delete(folder.resolve("target/studio.jar"));
        assertThatIllegalStateException()
                .isThrownBy(extension::jars)
                .withMessageEndingWith("Build it first: mvn -f " + folder + " package");
    }
}
