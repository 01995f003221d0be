package com.rundiffusion.keycloak.benchmark.rival;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private static final int IN_ONE_CALL = 1000;

    private final String algorithm;

    ThisProduct(String algorithm) {
        this.algorithm = algorithm;
    }

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
    public void prepare(AdminRest admin, URI keycloak, ManyCustomers customers, int companies) {
        String id = admin.get("rundiffusion/clients?clientId=rundiffusion")
                .path(0)
                .path("id")
                .asText();
        ObjectNode client = (ObjectNode) admin.get("rundiffusion/clients/" + id);
        TokenSigning.set(client.withObject("attributes"), algorithm);
        admin.put("rundiffusion/clients/" + id, client);
        EnterpriseApi api = EnterpriseApi.asAdministrator(keycloak, KeycloakSettings.ADMIN);
        for (int from = 0; from < companies; from += IN_ONE_CALL) {
            String lines = IntStream.range(from, Math.min(companies, from + IN_ONE_CALL))
                    .mapToObj(customers::line)
                    .collect(Collectors.joining("\n"));
            api.importLines(lines).lines().forEach(line -> {
                if (!line.path("result").asText().equals("created")) {
                    throw new IllegalStateException("Not created: " + line);
                }
            });
        }
    }

    @Override
    public Target target(URI keycloak) {
        return new Target(keycloak, "rundiffusion", "spn:rundiffusion.com", true);
    }
}
