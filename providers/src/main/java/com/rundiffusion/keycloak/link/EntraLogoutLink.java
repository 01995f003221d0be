package com.rundiffusion.keycloak.link;

import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/** {@code /realms/<realm>/entra-logout}: the Logout URL that a customer may enter in Entra; one for all. */
public final class EntraLogoutLink {

    /** First segment below the realm. */
    public static final String ID = "entra-logout";

    private EntraLogoutLink() {}

    public static URI at(KeycloakSession session) {
        return RealmsResource.realmBaseUrl(session.getContext().getUri().getBaseUriBuilder())
                .path(ID)
                .build(session.getContext().getRealm().getName());
    }
}
