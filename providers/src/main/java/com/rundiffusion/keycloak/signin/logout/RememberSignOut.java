package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.signin.device.SignedOut;
import java.util.Optional;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * Keeps in the browser for a while who has signed out by it, so that the person can go on to Microsoft's sign-out. A session that ends
 * in another way is over before this is told, or ends in a browser that asks for nothing.
 */
final class RememberSignOut implements EventListenerProvider {

    private final KeycloakSession session;

    RememberSignOut(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGOUT && event.getSessionId() != null && !isByEntra(event)) {
            Optional.ofNullable(session.sessions()
                            .getUserSession(session.getContext().getRealm(), event.getSessionId()))
                    .flatMap(ending -> kept(ending, event.getClientId()))
                    .ifPresent(new SignedOut(session)::write);
        }
    }

    private static boolean isByEntra(Event event) {
        return event.getDetails() != null
                && EntraSession.ENTRA.equals(event.getDetails().get(EntraSession.INITIATED_BY));
    }

    /** Empty for one that began without an assertion. */
    private static Optional<SignedOut.Kept> kept(UserSessionModel ending, String client) {
        String company = ending.getNote(Details.IDENTITY_PROVIDER);
        String subject = ending.getNote(SAMLEndpoint.SAML_FEDERATED_SUBJECT_NAMEID);
        return company == null || subject == null
                ? Optional.empty()
                : Optional.of(new SignedOut.Kept(
                        company, subject, ending.getNote(SAMLEndpoint.SAML_FEDERATED_SESSION_INDEX), client));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // A sign-out by an administrator happens on another device.
    }

    @Override
    public void close() {}
}
