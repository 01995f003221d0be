package com.rundiffusion.keycloak.demo.keycloak;

import com.rundiffusion.keycloak.enterprise.TenantId;
import java.util.List;
import java.util.Map;

/** Connects enterprises through Keycloak's own admin REST: one organization, one {@code entra-saml} provider, linked. */
public final class EnterpriseConnections {

    private static final String REALM = "rundiffusion";

    private final AdminRest admin;

    public EnterpriseConnections(AdminRest admin) {
        this.admin = admin;
    }

    /**
     * What a customer hands over, and what we call them.
     *
     * @param entraIdentifier the Microsoft Entra Identifier, i.e. the SAML issuer
     * @param certificate "Certificate (Base64)" as downloaded
     */
    public record FiveValues(
            String alias,
            String displayName,
            String domain,
            String identifier,
            String loginUrl,
            String entraIdentifier,
            String certificate) {}

    public void connect(FiveValues values) {
        String realmId = admin.get(REALM).get("id").asText();
        String organization = admin.post(
                REALM + "/organizations",
                Map.of(
                        "name", values.alias(),
                        "alias", values.alias(),
                        "domains", List.of(Map.of("name", values.domain(), "verified", true)),
                        "enabled", true));
        admin.post(
                REALM + "/identity-provider/instances",
                Map.of(
                        "alias", values.alias(),
                        "displayName", values.displayName(),
                        "providerId", "entra-saml",
                        "internalId",
                                TenantId.ofIssuer(values.entraIdentifier())
                                        .orElseThrow()
                                        .providerId(realmId),
                        "enabled", true,
                        "hideOnLogin", true,
                        "config",
                                Map.of(
                                        "entityId", values.identifier(),
                                        "idpEntityId", values.entraIdentifier(),
                                        "singleSignOnServiceUrl", values.loginUrl(),
                                        "signingCertificate", base64(values.certificate()))));
        admin.post(REALM + "/organizations/" + organization + "/identity-providers", values.alias());
    }

    private static String base64(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }
}
