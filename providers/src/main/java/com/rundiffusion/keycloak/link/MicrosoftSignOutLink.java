package com.rundiffusion.keycloak.link;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/** {@code /realms/<realm>/microsoft-sign-out?client_id=<client>}: to Microsoft's sign-out, for whoever has just signed out here. */
public final class MicrosoftSignOutLink {

    /** First segment below the realm. */
    public static final String ID = "microsoft-sign-out";

    private MicrosoftSignOutLink() {}

    /** @param client the app that the person came from; {@code null} when nobody can tell */
    public static URI at(KeycloakSession session, ClientModel client) {
        UriBuilder link = RealmsResource.realmBaseUrl(
                        session.getContext().getUri().getBaseUriBuilder())
                .path(ID);
        if (client != null) {
            link.queryParam(OAuth2Constants.CLIENT_ID, "{client}");
        }
        String realm = session.getContext().getRealm().getName();
        return client == null ? link.build(realm) : link.build(realm, client.getClientId());
    }
}
