package com.rundiffusion.keycloak.link;

import java.net.URI;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/** {@code /realms/<realm>/help/<client>/<code>}: the page for people whom Microsoft's own page stopped. */
public final class HelpLink {

    /** First segment below the realm. */
    public static final String ID = "help";

    private static final String SOME_APP = "app";

    private HelpLink() {}

    /** @param client the app that the person came from; {@code null} when nobody can tell */
    public static URI at(KeycloakSession session, ClientModel client) {
        return RealmsResource.realmBaseUrl(session.getContext().getUri().getBaseUriBuilder())
                .path(ID)
                .path("{client}")
                .build(session.getContext().getRealm().getName(), client == null ? SOME_APP : client.getClientId());
    }
}
