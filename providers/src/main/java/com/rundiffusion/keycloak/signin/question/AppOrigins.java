package com.rundiffusion.keycloak.signin.question;

import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import org.keycloak.models.KeycloakSession;

/**
 * Whose pages may read the answer: those of the hosts that have a Reply URL. Keycloak's own CORS refuses everybody else,
 * which an answer that is the same for all must not.
 */
final class AppOrigins {

    private static final String PREFLIGHT_SECONDS = "3600";

    private final KeycloakSession session;

    AppOrigins(KeycloakSession session) {
        this.session = session;
    }

    ResponseBuilder allow(ResponseBuilder answer) {
        answer.header("Vary", "Origin");
        String origin = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("Origin");
        return isApp(origin) ? answer.header("Access-Control-Allow-Origin", origin) : answer;
    }

    /** Of a preflight: libraries add such headers to every request. */
    ResponseBuilder allowAsking(ResponseBuilder answer) {
        return allow(answer)
                .header("Access-Control-Allow-Methods", "GET")
                .header("Access-Control-Allow-Headers", "Accept, Content-Type, X-Requested-With")
                .header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    }

    private boolean isApp(String origin) {
        return new SsoSettings(session.getContext().getRealm())
                .replyUrls().routed().stream()
                        .map(URI::create)
                        .anyMatch(url -> (url.getScheme() + "://" + url.getAuthority()).equals(origin));
    }
}
