package com.rundiffusion.keycloak.enterprise.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;

/** Hears of each sign-in that came by way of an identity provider. */
record SignInCounter(SignInCounterFactory counts) implements EventListenerProvider {

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN) {
            alias(event).ifPresent(alias -> counts.add(new SignInDay(event.getRealmId(), alias, day(event)), 1));
        }
    }

    private static Optional<String> alias(Event event) {
        return Optional.ofNullable(event.getDetails()).map(details -> details.get(Details.IDENTITY_PROVIDER));
    }

    private static LocalDate day(Event event) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(event.getTime()), ZoneOffset.UTC);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
