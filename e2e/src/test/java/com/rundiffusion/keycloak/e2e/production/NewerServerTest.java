package com.rundiffusion.keycloak.e2e.production;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.machine.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build says when it lies behind. It goes by what Maven knew last, since a test fetches nothing. */
@Tag("long")
class NewerServerTest {

    @TempDir
    private Path folder;

    @Test
    void theBuildWarnsOfANewerPatch() throws IOException {
        assertThat(validate("26.7.0"))
                .contains("this builds on 26.7.0: docs/upgrade.md says how to go to it.")
                .containsPattern("Keycloak 26\\.7\\.[1-9]\\d* is there");
        assertThat(validate("26.7.9999")).doesNotContain("docs/upgrade.md");
    }

    private String validate(String server) throws IOException {
        Path pom = Files.writeString(
                Files.createDirectory(folder.resolve(server)).resolve("pom.xml"),
                Files.readString(Checkout.file("pom.xml"))
                        .replaceFirst("<keycloak.server.version>[^<]+", "<keycloak.server.version>" + server));
        Command.Result result = Command.run(
                List.of(
                        System.getProperty("maven.home") + "/bin/mvn",
                        "-B",
                        "-o",
                        "-N",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-f",
                        pom.toString(),
                        "validate"),
                2);
        assertThat(result.succeeded()).as(result.output()).isTrue();
        return result.output();
    }
}
