package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.schema.SignInLogRow;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/**
 * Writes a refusal's event down once more, where it can be found by enterprise and reference: in the transaction in which the
 * event itself is stored, so that both outlive a request that is rolled back, and only where the realm stores events at all.
 */
final class RefusalLog implements EventListenerProvider {

    private static final int LONGEST_VALUE = 255;

    private final KeycloakSession session;

    RefusalLog(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        Map<String, String> details = event.getDetails();
        if (event.getType() == EventType.IDENTITY_PROVIDER_RESPONSE_ERROR
                && details != null
                && details.containsKey(Rejections.REFERENCE)
                && session.getContext().getRealm().isEventsEnabled()) {
            session.getProvider(JpaConnectionProvider.class).getEntityManager().persist(row(event, details));
        }
    }

    private static SignInLogRow row(Event event, Map<String, String> details) {
        SignInLogRow row = new SignInLogRow();
        row.realmId = event.getRealmId();
        row.kind = RecordedRejections.KIND;
        row.loggedAt = event.getTime();
        row.enterprise = cut(details.get(Details.IDENTITY_PROVIDER));
        row.reference = details.get(Rejections.REFERENCE);
        row.reason = details.get(Details.REASON);
        row.client = cut(event.getClientId());
        row.expected = cut(details.get(Rejections.EXPECTED));
        row.actual = cut(details.get(Rejections.ACTUAL));
        return row;
    }

    /** A value that a column does not hold would take the event along. */
    private static String cut(String value) {
        return value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
