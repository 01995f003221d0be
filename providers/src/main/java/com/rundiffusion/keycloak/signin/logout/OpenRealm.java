package com.rundiffusion.keycloak.signin.logout;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether the realm is there for anybody, over TLS where it wants that. Keycloak asks neither for a realm's own resources. */
final class OpenRealm {

    private final KeycloakSession session;

    OpenRealm(KeycloakSession session) {
        this.session = session;
    }

    void require() {
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
