package com.rundiffusion.keycloak.testkit.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the system that tests start, Chromium aside. Missing ones are installed if that is allowed. */
public final class Programs {

    private static final SystemPackage NGINX = new SystemPackage("nginx-light", "nginx");
    private static final String MODULES = "/usr/lib/nginx/modules";
    private static final SystemPackage LUA =
            SystemPackage.of("libnginx-mod-http-lua", Path.of(MODULES, "ngx_http_lua_module.so"));
    private static final SystemPackage NODE = new SystemPackage("nodejs", "node");
    private static final SystemPackage NPM = new SystemPackage("npm", "npm");
    private static final SystemPackage COMPOSE = new SystemPackage("docker-compose", "docker-compose");

    private Programs() {}

    public static Path nginx() {
        return NGINX.path();
    }

    /** What {@link #nginx} must load to know Lua, in that order. */
    public static List<Path> lua() {
        return List.of(Path.of(MODULES, "ndk_http_module.so"), LUA.path());
    }

    /** Node, 20 or newer. */
    public static Path node() {
        return NODE.path();
    }

    /** Node's package manager. */
    public static Path npm() {
        return NPM.path();
    }

    /** The command that reads a compose file: Docker's plugin where there is one, else the program of its own. */
    public static List<String> compose() {
        List<String> plugin = List.of("docker", "compose");
        boolean present = Command.find("docker").isPresent()
                && Command.run(List.of("docker", "compose", "version")).succeeded();
        return present ? plugin : List.of(COMPOSE.path().toString());
    }

    /** What the commands in the documents call, beside Keycloak's own tool. */
    public static List<Path> inDocuments() {
        return Stream.of("bash", "curl", "jq", "openssl")
                .map(program -> new SystemPackage(program, program).path())
                .toList();
    }
}
