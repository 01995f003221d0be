package com.rundiffusion.keycloak.link;

import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/** {@code /realms/<realm>/refusal/<reference>}: the page of one refusal. */
public final class RefusalLink {

    /** First segment below the realm. */
    public static final String ID = "refusal";

    /** Last segment of the link that begins the same sign-in with another account. */
    public static final String ANOTHER_ACCOUNT = "another-account";

    private RefusalLink() {}

    public static URI at(KeycloakSession session, String reference) {
        return RealmsResource.realmBaseUrl(session.getContext().getUri().getBaseUriBuilder())
                .path(ID)
                .path("{reference}")
                .build(session.getContext().getRealm().getName(), reference);
    }
}
