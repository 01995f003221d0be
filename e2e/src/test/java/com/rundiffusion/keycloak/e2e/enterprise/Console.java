package com.rundiffusion.keycloak.e2e.enterprise;

import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.List;
import java.util.Map;

/** Keycloak's own admin console, and what stands of {@code company-00001} after it was used. */
final class Console {

    static final String PROVIDERS = "rundiffusion/identity-provider/instances";
    static final String PROVIDER = PROVIDERS + "/company-00001";

    private final Journey journey;
    private final Companies companies;

    Console(Journey journey, Companies companies) {
        this.journey = journey;
        this.companies = companies;
    }

    AdminRest admin() {
        return journey.services().admin();
    }

    /** As its pages make a provider. */
    void makeWithoutOrganization() {
        companies.api().create(companies.document(1));
        admin().delete("rundiffusion/organizations/" + organization());
    }

    /** The id of its organization. */
    String organization() {
        return admin().get("rundiffusion/organizations?search=company-00001&exact=true")
                .get(0)
                .get("id")
                .asText();
    }

    static Map<String, Object> provider(String alias, String type) {
        return Map.of("alias", alias, "providerId", type, "enabled", true, "config", Map.of());
    }

    String status() {
        return companies.api().get("company-00001").json().path("status").asText();
    }

    List<String> problems() {
        return companies.api().get("company-00001").json().path("problems").findValuesAsText("code");
    }
}
