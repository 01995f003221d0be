package com.rundiffusion.keycloak.e2e.machine;

import java.nio.file.Path;
import java.util.List;

/** The programs of the system that tests start, Chromium aside. Missing ones are installed if that is allowed. */
public final class Programs {

    private static final SystemPackage NGINX = new SystemPackage("nginx-light", "nginx");
    private static final SystemPackage COMPOSE = new SystemPackage("docker-compose", "docker-compose");

    private Programs() {}

    public static Path nginx() {
        return NGINX.program();
    }

    /** The command that reads a compose file: Docker's plugin where there is one, else the program of its own. */
    public static List<String> compose() {
        List<String> plugin = List.of("docker", "compose");
        boolean present = Command.find("docker").isPresent()
                && Command.run(List.of("docker", "compose", "version")).succeeded();
        return present ? plugin : List.of(COMPOSE.program().toString());
    }
}
