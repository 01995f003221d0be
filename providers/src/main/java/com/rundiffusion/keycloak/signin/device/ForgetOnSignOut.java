package com.rundiffusion.keycloak.signin.device;

import com.rundiffusion.keycloak.realm.SsoSettings;
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
 * app's sign-out link, or by the box on the page that asks whether to sign out. The next sign-in there asks for credentials; where the
 * realm says so, after each sign-out.
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
        HttpRequest request = session.getContext().getHttpRequest();
        if (!SIGN_OUT.contains(event.getType()) || request == null) {
            return;
        }
        boolean isShared = isShared(request);
        if (isShared) {
            new RememberedAddress(session).forget();
            new RememberedCompany(session).forget();
        }
        if (isShared || asksAlways()) {
            AskAgain.set(session);
        }
    }

    private static boolean isShared(HttpRequest request) {
        return isTrue(request.getUri().getQueryParameters()) || isTrue(request.getDecodedFormParameters());
    }

    private boolean asksAlways() {
        return new SsoSettings(session.getContext().getRealm()).signOutAlwaysAsksAgain();
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
