package com.rundiffusion.keycloak.testkit.enterprise;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.Map;

/** A client of the realm that acts for itself, with some roles of {@code realm-management}. */
public final class ServiceAccount implements AutoCloseable {

    private static final String CLIENT_ID = "operations-script";
    private static final String SECRET = "only-for-tests";

    private final Services services;
    private final String id;

    private ServiceAccount(Services services, String id) {
        this.services = services;
        this.id = id;
    }

    public static ServiceAccount with(Services services, String... roles) {
        AdminRest admin = services.admin();
        String id = admin.post(
                "rundiffusion/clients",
                Map.of(
                        "clientId",
                        CLIENT_ID,
                        "secret",
                        SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false));
        String user = admin.get("rundiffusion/clients/" + id + "/service-account-user")
                .get("id")
                .asText();
        String management = admin.get("rundiffusion/clients?clientId=realm-management")
                .get(0)
                .get("id")
                .asText();
        List<JsonNode> granted = List.of(roles).stream()
                .map(role -> admin.get("rundiffusion/clients/" + management + "/roles/" + role))
                .toList();
        admin.post("rundiffusion/users/" + user + "/role-mappings/clients/" + management, granted);
        return new ServiceAccount(services, id);
    }

    public Bearer bearer() {
        return Bearer.serviceAccount(services.keycloak(), CLIENT_ID, SECRET);
    }

    public EnterpriseApi api() {
        return new EnterpriseApi(services.keycloak(), bearer()::token);
    }

    @Override
    public void close() {
        services.admin().delete("rundiffusion/clients/" + id);
    }
}
