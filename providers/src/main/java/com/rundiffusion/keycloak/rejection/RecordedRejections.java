package com.rundiffusion.keycloak.rejection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Refusals of the past, for as long as the realm keeps its events. */
public final class RecordedRejections {

    /** The event is stored a moment after its reference was made. */
    private static final Duration WINDOW = Duration.ofMinutes(2);

    private final RealmModel realm;
    private final EventStoreProvider events;

    public RecordedRejections(KeycloakSession session) {
        this.realm = session.getContext().getRealm();
        this.events = session.getProvider(EventStoreProvider.class);
    }

    /** Reads the events of the reference's own minute: Keycloak indexes their time and not their details. */
    public Optional<RecordedRejection> find(Reference reference) {
        Instant minute = reference.minute();
        return events.createQuery()
                .realm(realm.getId())
                .type(EventType.IDENTITY_PROVIDER_RESPONSE_ERROR)
                .fromDate(minute.toEpochMilli())
                .toDate(minute.plus(WINDOW).toEpochMilli())
                .getResultStream()
                .filter(event -> reference.value().equals(details(event).get(Rejections.REFERENCE)))
                .findFirst()
                .map(event -> recorded(reference, event));
    }

    private static RecordedRejection recorded(Reference reference, Event event) {
        Map<String, String> details = details(event);
        String reason = details.get(Details.REASON);
        return new RecordedRejection(
                reference,
                Instant.ofEpochMilli(event.getTime()),
                RejectionCode.of(reason),
                reason,
                details.get(Details.IDENTITY_PROVIDER),
                event.getClientId(),
                details.get(Rejections.EXPECTED),
                details.get(Rejections.ACTUAL));
    }

    private static Map<String, String> details(Event event) {
        return event.getDetails() == null ? Map.of() : event.getDetails();
    }
}
