package com.rundiffusion.keycloak.example;

import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerTransaction;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/**
 * Hears that somebody of a company signed in for the first time, and says so in the log. Here an extension would welcome the
 * person, or count a licence.
 */
final class FirstSignIns implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(FirstSignIns.class);

    /** Runs once the request's transaction is committed: what was rolled back did not happen. */
    private final EventListenerTransaction committed = new EventListenerTransaction(null, FirstSignIns::tell);

    FirstSignIns(KeycloakSession session) {
        session.getTransactionManager().enlistAfterCompletion(committed);
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.REGISTER && "broker".equals(detail(event, Details.REGISTER_METHOD))) {
            committed.addEvent(event);
        }
    }

    private static String detail(Event event, String name) {
        return event.getDetails() == null ? null : event.getDetails().get(name);
    }

    /** The alias and the account's id, and nothing by which a reader of the log would know the person. */
    private static void tell(Event event) {
        LOG.infof("First sign-in from %s: account %s", detail(event, Details.IDENTITY_PROVIDER), event.getUserId());
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
