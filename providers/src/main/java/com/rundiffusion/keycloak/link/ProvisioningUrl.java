package com.rundiffusion.keycloak.link;

import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/** {@code /realms/<realm>/provisioning/<alias>/v2}: what a company enters in Entra as <em>Tenant URL</em>. */
public final class ProvisioningUrl {

    /** First segment below the realm. */
    public static final String ID = "provisioning";

    /** Last segment: of SCIM 2.0. */
    public static final String VERSION = "v2";

    private ProvisioningUrl() {}

    public static URI of(KeycloakSession session, String alias) {
        return RealmsResource.realmBaseUrl(session.getContext().getUri().getBaseUriBuilder())
                .path(ID)
                .path("{alias}/{version}")
                .build(session.getContext().getRealm().getName(), alias, VERSION);
    }
}
