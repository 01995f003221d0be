package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.signin.saml.RedirectQuery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The Logout URL of every customer's application. Entra asks here, in a hidden frame of its sign-out page, and answers here whoever
 * was sent to that page by us.
 */
public final class EntraLogoutResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    EntraLogoutResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    public Response get() {
        new OpenRealm(session).require();
        // As it was sent: what is signed is that text.
        Optional<RedirectQuery> query =
                RedirectQuery.of(session.getContext().getUri().getRequestUri().getRawQuery());
        if (query.filter(RedirectQuery::isAnswer).isPresent()) {
            return new WayBack(session).of(query.get());
        }
        new EndByEntra(session).attempt(query);
        return heard();
    }

    /** The same whatever has come of it. A browser that holds no cookie of ours in a frame shows it to nobody. */
    private Response heard() {
        String ancestors = new SsoSettings(realm).entraHosts().policySources();
        return Response.ok("OK", MediaType.TEXT_PLAIN_TYPE)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors " + ancestors)
                .build();
    }
}
