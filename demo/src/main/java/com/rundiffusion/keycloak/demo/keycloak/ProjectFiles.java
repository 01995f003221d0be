package com.rundiffusion.keycloak.demo.keycloak;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What of this project goes into a Keycloak.
 *
 * @param root the project's top folder
 */
public record ProjectFiles(Path root) {

    /** Found from the working folder upwards. */
    public static ProjectFiles locate() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("realm-export"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("Run this from within the project: no folder above "
                    + Path.of("").toAbsolutePath() + " holds realm-export.");
        }
        return new ProjectFiles(folder);
    }

    /** The distribution's zip, copied there by the build. */
    public Path distribution() {
        return built(root.resolve("demo/target/keycloak/distribution.zip"));
    }

    public Path providers() {
        return built(root.resolve("providers/target/rundiffusion-sso.jar"));
    }

    public Path themes() {
        return root.resolve("themes");
    }

    /** The settings that Keycloak has no option for; the options themselves are the image's own. */
    Path quarkusProperties() {
        return root.resolve("image/quarkus.properties");
    }

    public Path realm() {
        return root.resolve("realm-export/rundiffusion-realm.json");
    }

    private static Path built(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("The build did not leave " + file + " behind; start with `mvn -Pdemo`.");
        }
        return file;
    }
}
