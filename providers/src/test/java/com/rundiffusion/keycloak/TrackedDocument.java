package com.rundiffusion.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A document below {@code docs} that is made by a test, from what the code says.
 *
 * @param name of the file, such as {@code security-cases.md}
 * @param renewal the command that renews it
 */
public record TrackedDocument(String name, String renewal) {

    /** Of a test of the tag {@code document}. */
    public TrackedDocument(String name) {
        this(name, "mvn verify -Dgroups=document -Dupdate");
    }

    /** Fails when the file says something else, with the command that renews it. */
    public void mustSay(String text) throws IOException {
        Path tracked = Path.of("../docs").resolve(name);
        Path made = Files.createDirectories(Path.of("target/docs")).resolve(name);
        Files.writeString(made, text);
        if (Boolean.getBoolean("update")) {
            Files.copy(made, tracked, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(tracked)
                .as("docs/%s is out of date: `%s` renews it", name, renewal)
                .hasSameTextualContentAs(made);
    }
}
