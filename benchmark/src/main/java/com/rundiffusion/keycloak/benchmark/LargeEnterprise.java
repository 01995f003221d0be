package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;

/** What pausing and deleting cost an enterprise with many people, all of them signed in. */
final class LargeEnterprise {

    private static final int[] SIZES = {500, 2000};

    private final ManyCustomers customers = new ManyCustomers();

    void measure(KeycloakServer keycloak, Services services) {
        EnterpriseApi api = EnterpriseApi.asAdministrator(keycloak.address(), KeycloakSettings.ADMIN);
        System.out.println("Pausing and deleting an enterprise whose people are all signed in:");
        for (int number = 0; number < SIZES.length; number++) {
            String alias = ManyCustomers.alias(number);
            require(201, api.create(customers.document(number)));
            for (int i = 0; i < SIZES[number]; i++) {
                Login.atCompany(services, customers, number).run();
            }
            long start = System.nanoTime();
            require(200, api.status(alias, "paused"));
            long paused = System.nanoTime();
            require(204, api.delete(alias));
            System.out.printf(
                    "  %,6d people: paused in %.1f s, deleted in %.1f s%n",
                    SIZES[number], (paused - start) / 1e9, (System.nanoTime() - paused) / 1e9);
        }
    }

    private static void require(int status, EnterpriseApi.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + ": " + answer.text());
        }
    }
}
