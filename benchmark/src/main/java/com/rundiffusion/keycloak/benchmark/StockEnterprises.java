package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.Map;

/** The rival: the same as stock Keycloak offers it, an organization, a SAML provider and their link, by three calls. */
final class StockEnterprises {

    static final int COUNT = 300;

    private static final String REALM = "stock-enterprises";

    private StockEnterprises() {}

    /** Makes them in a realm of their own, and removes that. */
    static double perSecond(AdminRest admin) {
        admin.post("", Map.of("realm", REALM, "enabled", true, "organizationsEnabled", true));
        long start = System.nanoTime();
        for (int i = 0; i < COUNT; i++) {
            create(admin, "company-" + i);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        admin.delete(REALM);
        return COUNT / seconds;
    }

    private static void create(AdminRest admin, String alias) {
        String organization = admin.post(
                REALM + "/organizations",
                Map.of("name", alias, "alias", alias, "domains", List.of(Map.of("name", alias + ".stock.example"))));
        admin.post(
                REALM + "/identity-provider/instances",
                Map.of(
                        "alias",
                        alias,
                        "providerId",
                        "saml",
                        "enabled",
                        true,
                        "hideOnLogin",
                        true,
                        "config",
                        Map.of(
                                "entityId", "rundiffusion.com",
                                "idpEntityId", "https://sts.windows.net/" + alias + "/",
                                "singleSignOnServiceUrl", "https://login.microsoftonline.com/" + alias + "/saml2")));
        admin.post(REALM + "/organizations/" + organization + "/identity-providers", alias);
    }
}
