package com.rundiffusion.keycloak.realm;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What Keycloak asks of a realm at its own endpoints, and not at ours. */
public final class OpenRealm {

    private OpenRealm() {}

    /** That it is switched on, and reached as it wants to be. */
    public static void require(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw new NotFoundException();
        }
        boolean plain =
                !"https".equals(session.getContext().getUri().getBaseUri().getScheme());
        if (plain && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw new ForbiddenException("HTTPS required");
        }
    }
}
