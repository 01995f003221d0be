package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * An answer that was used and comes again. Nothing of it counts. Whose browser has signed in by the first copy, or is about to, has
 * sent a form twice or gone back, and is led to the app, which begins anew; everybody else is refused.
 */
final class SecondCopy {

    private final KeycloakSession session;
    private final String alias;

    SecondCopy(KeycloakSession session, String alias) {
        this.session = session;
        this.alias = alias;
    }

    /** @param ownBrowser whether this is the browser that the first copy came in */
    Response answer(ClientModel client, boolean ownBrowser) {
        return ownBrowser && client.getBaseUrl() != null
                ? Response.seeOther(SignInLink.at(client.getBaseUrl(), alias)).build()
                : new Rejections(session).refuse(RejectionCode.ASSERTION_REPLAYED.rejection(), alias, client);
    }
}
