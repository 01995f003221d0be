package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.benchmark.load.Target;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The realm file and the jar as they are, its companies by its own bulk import. */
final class ThisProduct implements Rival {

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public KeycloakHome unpack(ProjectFiles files, Path folder) {
        return KeycloakHome.unpack(files, folder);
    }

    @Override
    public KeycloakSettings settings() {
        return KeycloakSettings.embedded(Sites.production()).with(StockKeycloak.LARGE_CACHE);
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

    @Override
    public Target target(URI keycloak) {
        return new Target(keycloak, "rundiffusion", "spn:rundiffusion.com", true);
    }
}
