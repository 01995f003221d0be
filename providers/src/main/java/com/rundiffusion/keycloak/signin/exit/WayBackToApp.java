package com.rundiffusion.keycloak.signin.exit;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.ClientData;
import org.keycloak.protocol.LoginProtocol;

/**
 * Back to the app that began a sign-in of which this browser has nothing left: its cookies are gone, but the address of the page
 * names the app and its request. The app hears {@code temporarily_unavailable} with {@code authentication_expired}, as it does from
 * Keycloak when another tab has signed in meanwhile, and begins again.
 */
final class WayBackToApp {

    private final KeycloakSession session;

    WayBackToApp(KeycloakSession session) {
        this.session = session;
    }

    /** Empty where the address does not tell. */
    Optional<Response> forAFreshStart() {
        KeycloakContext context = session.getContext();
        ClientModel app = context.getClient();
        Optional<ClientData> request =
                clientData(context.getUri().getQueryParameters().getFirst(Constants.CLIENT_DATA));
        if (app == null || request.isEmpty()) {
            return Optional.empty();
        }
        LoginProtocol protocol = session.getProvider(LoginProtocol.class, app.getProtocol());
        return Optional.of(protocol.setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUri())
                .setEventBuilder(new EventBuilder(context.getRealm(), session, context.getConnection())
                        .event(EventType.LOGIN)
                        .client(app))
                .sendError(app, request.get(), LoginProtocol.Error.ALREADY_LOGGED_IN));
    }

    private static Optional<ClientData> clientData(String parameter) {
        try {
            return Optional.ofNullable(ClientData.decodeClientDataFromParameter(parameter));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
