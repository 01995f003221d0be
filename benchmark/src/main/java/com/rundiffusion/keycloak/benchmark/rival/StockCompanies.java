package com.rundiffusion.keycloak.benchmark.rival;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Companies as stock Keycloak takes them: by partial imports, and an organization each by its admin REST. */
final class StockCompanies {

    static final String IDENTIFIER = "https://sso.rundiffusion.com/realms/stock";

    private static final int IN_ONE_CALL = 200;
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String ENTRA = "http://schemas.microsoft.com/identity/claims/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What every sign-in writes to the account, by the user's attribute. */
    private static final Map<String, String> BARE =
            Map.of("email", CLAIMS + "emailaddress", "firstName", CLAIMS + "givenname", "lastName", CLAIMS + "surname");

    private static final Map<String, String> EQUIPPED =
            Map.of("entra_tenant_id", ENTRA + "tenantid", "entra_object_id", ENTRA + "objectidentifier");

    private final AdminRest admin;
    private final String realm;
    private final ManyCustomers customers;
    private final boolean equipped;

    StockCompanies(AdminRest admin, String realm, ManyCustomers customers, boolean equipped) {
        this.admin = admin;
        this.realm = realm;
        this.customers = customers;
        this.equipped = equipped;
    }

    void connect(int from, int to) {
        for (int batch = from; batch < to; batch += IN_ONE_CALL) {
            connectBatch(batch, Math.min(to, batch + IN_ONE_CALL));
        }
    }

    private void connectBatch(int from, int to) {
        ObjectNode batch = JSON.createObjectNode().put("ifResourceExists", "FAIL");
        for (int number = from; number < to; number++) {
            batch.withArray("identityProviders").add(provider(number));
            addMappers(batch.withArray("identityProviderMappers"), ManyCustomers.alias(number));
        }
        admin.post(realm + "/partialImport", batch);
        for (int number = from; equipped && number < to; number++) {
            String alias = ManyCustomers.alias(number);
            String organization = admin.post(
                    realm + "/organizations",
                    Map.of("name", alias, "alias", alias, "domains", List.of(Map.of("name", alias + ".example"))));
            admin.post(realm + "/organizations/" + organization + "/identity-providers", alias);
        }
    }

    private ObjectNode provider(int number) {
        ObjectNode provider = JSON.createObjectNode()
                .put("alias", ManyCustomers.alias(number))
                .put("providerId", "saml")
                .put("enabled", true)
                .put("trustEmail", true)
                .put("hideOnLogin", true);
        provider.putObject("config")
                .put("entityId", IDENTIFIER)
                .put("idpEntityId", ManyCustomers.issuer(number))
                .put(
                        "singleSignOnServiceUrl",
                        "https://login.microsoftonline.com/" + ManyCustomers.tenant(number) + "/saml2")
                .put("signingCertificate", bare(customers.certificate(number).pem()))
                .put("validateSignature", "true")
                .put("wantAssertionsSigned", "true")
                .put("postBindingResponse", "true")
                .put("principalType", "ATTRIBUTE")
                .put("principalAttribute", ENTRA + "objectidentifier")
                .put("syncMode", "FORCE");
        return provider;
    }

    private static String bare(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }

    private void addMappers(ArrayNode mappers, String alias) {
        Map<String, String> claims = new TreeMap<>(BARE);
        if (equipped) {
            claims.putAll(EQUIPPED);
        }
        claims.forEach((attribute, claim) -> mappers.addObject()
                .put("name", attribute)
                .put("identityProviderAlias", alias)
                .put("identityProviderMapper", "saml-user-attribute-idp-mapper")
                .putObject("config")
                .put("syncMode", "INHERIT")
                .put("attribute.name", claim)
                .put("user.attribute", attribute));
    }
}
