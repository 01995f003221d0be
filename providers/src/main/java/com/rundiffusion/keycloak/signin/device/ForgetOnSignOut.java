package com.rundiffusion.keycloak.signin.device;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * Takes address and company off a shared device when somebody signs out and asks for it: by {@code forget_device=true} on the
 * app's sign-out link, or by the box on the page that asks whether to sign out.
 */
final class ForgetOnSignOut implements EventListenerProvider {

    static final String PARAMETER = "forget_device";

    private static final Set<EventType> SIGN_OUT = Set.of(EventType.LOGOUT, EventType.LOGOUT_ERROR);

    private final KeycloakSession session;

    ForgetOnSignOut(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (SIGN_OUT.contains(event.getType()) && isAskedFor()) {
            new RememberedAddress(session).forget();
            new RememberedCompany(session).forget();
        }
    }

    private boolean isAskedFor() {
        HttpRequest request = session.getContext().getHttpRequest();
        return request != null
                && (isTrue(request.getUri().getQueryParameters()) || isTrue(request.getDecodedFormParameters()));
    }

    private static boolean isTrue(MultivaluedMap<String, String> parameters) {
        return parameters != null && "true".equals(parameters.getFirst(PARAMETER));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // A sign-out by an administrator happens on another device.
    }

    @Override
    public void close() {}
}
