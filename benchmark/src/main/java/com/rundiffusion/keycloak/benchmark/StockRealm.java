package com.rundiffusion.keycloak.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Sites;
import java.util.List;
import java.util.Map;

/** The rival: the same server's own SAML provider, set up by Keycloak's documentation, with the same events stored. */
final class StockRealm {

    static final String NAME = "stock";
    static final String ALIAS = "northwind";

    /** Stock Keycloak takes no {@code spn:} audience, so its Identifier is a URI. */
    static final String IDENTIFIER = "https://sso.rundiffusion.com/realms/stock";

    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private StockRealm() {}

    static void create(AdminRest admin, Sites sites, EntraTenant tenant) {
        JsonNode ours = admin.get("rundiffusion");
        admin.post(
                "",
                Map.of(
                        "realm",
                        NAME,
                        "enabled",
                        true,
                        "eventsEnabled",
                        true,
                        "eventsListeners",
                        List.of(),
                        "enabledEventTypes",
                        ours.get("enabledEventTypes")));
        admin.post(
                NAME + "/clients",
                Map.of(
                        "clientId",
                        "rundiffusion",
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of(sites.rundiffusionApp() + "/")));
        admin.post(
                NAME + "/identity-provider/instances",
                Map.of(
                        "alias",
                        ALIAS,
                        "providerId",
                        "saml",
                        "enabled",
                        true,
                        "hideOnLogin",
                        true,
                        "config",
                        Map.of(
                                "entityId", IDENTIFIER,
                                "idpEntityId", tenant.identifier(),
                                "singleSignOnServiceUrl", tenant.loginUrl(),
                                "signingCertificate", certificate(tenant),
                                "validateSignature", "true",
                                "wantAssertionsSigned", "true",
                                "postBindingResponse", "true",
                                "principalType", "ATTRIBUTE",
                                "principalAttribute", "http://schemas.microsoft.com/identity/claims/objectidentifier",
                                "syncMode", "FORCE")));
        map(admin, "emailaddress", "email");
        map(admin, "givenname", "firstName");
        map(admin, "surname", "lastName");
    }

    private static void map(AdminRest admin, String claim, String attribute) {
        admin.post(
                NAME + "/identity-provider/instances/" + ALIAS + "/mappers",
                Map.of(
                        "name",
                        attribute,
                        "identityProviderAlias",
                        ALIAS,
                        "identityProviderMapper",
                        "saml-user-attribute-idp-mapper",
                        "config",
                        Map.of("syncMode", "INHERIT", "attribute.name", CLAIMS + claim, "user.attribute", attribute)));
    }

    private static String certificate(EntraTenant tenant) {
        return tenant.application()
                .certificates()
                .active()
                .pem()
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
    }
}
