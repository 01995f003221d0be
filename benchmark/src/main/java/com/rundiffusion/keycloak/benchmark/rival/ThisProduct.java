package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.benchmark.load.Target;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.loopback.FreePort;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.machine.Command;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The realm file and the jar as they are, its companies by its own bulk import. */
final class ThisProduct implements Rival {

    static final String IMPORT = "--import-realm";

    private static final int MINUTES = 5;

    /** As in image/keycloak.conf. */
    private static final String PORT_AT_THE_END = "--server-async-bootstrap=false";

    /** Likewise; what is in the environment is overruled by what image/train says. */
    private static final Map<String, String> WARM_UP = Map.of("KC_SPI_SSO_WARM_UP__DEFAULT__LOGINS", "1000");

    private static final Pattern WARMED_UP = Pattern.compile("Warmed up by \\d+ of \\d+ sign-ins in ([0-9.]+) s");

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public KeycloakHome unpack(ProjectFiles files, Path folder) {
        KeycloakHome home = KeycloakHome.unpack(files, folder);
        for (String script : List.of("ready", "train")) {
            copy(
                    files.root().resolve("image").resolve(script),
                    folder.resolve("bin").resolve(script));
        }
        return home;
    }

    private static void copy(Path script, Path to) {
        try {
            Files.copy(script, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KeycloakSettings settings() {
        return KeycloakSettings.embedded(Sites.production())
                .with(StockKeycloak.LARGE_CACHE, PORT_AT_THE_END)
                .with(WARM_UP);
    }

    /** As image/Dockerfile trains it and image/start starts it. */
    @Override
    public KeycloakSettings finish(KeycloakHome home, KeycloakSettings settings) {
        List<String> train =
                new ArrayList<>(List.of(home.path().resolve("bin/train").toString()));
        settings.startOptions().stream()
                .filter(option -> !option.equals(IMPORT))
                .forEach(train::add);
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("KC_HTTP_PORT", String.valueOf(FreePort.next()));
        environment.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(FreePort.next()));
        Command.Result trained = Command.run(train, environment, MINUTES);
        if (!trained.succeeded()) {
            throw new IllegalStateException(trained.output());
        }
        return settings.with(
                Map.of("JAVA_OPTS_APPEND", "-XX:AOTCache=" + home.path().resolve("lib/keycloak.aot")));
    }

    @Override
    public void prepare(AdminRest admin) {
        // The realm file has it all.
    }

    @Override
    public void connect(AdminRest admin, URI keycloak, ManyCustomers customers, int from, int to) {
        String lines = IntStream.range(from, to).mapToObj(customers::line).collect(Collectors.joining("\n"));
        EnterpriseApi.asAdministrator(keycloak, KeycloakSettings.ADMIN)
                .importLines(lines)
                .lines()
                .forEach(line -> {
                    if (!line.path("result").asText().equals("created")) {
                        throw new IllegalStateException("Not created: " + line);
                    }
                });
    }

    /** @throws IllegalStateException when the node has opened its port without one */
    @Override
    public double warmUpSeconds(Path log) {
        try {
            Matcher warmedUp = WARMED_UP.matcher(Files.readString(log));
            if (!warmedUp.find()) {
                throw new IllegalStateException("Not warmed up; see " + log);
            }
            return Double.parseDouble(warmedUp.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Nginx> gateway(URI keycloak) {
        return Optional.of(ReplyUrlGateway.before(keycloak));
    }

    @Override
    public Target target(URI keycloak, URI gateway) {
        return new Target(keycloak, "rundiffusion", "spn:rundiffusion.com", gateway);
    }
}
