package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.realm.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What provisioning does to people, as events name it and monitoring counts it, never by enterprise. */
public enum PersonChange {
    CREATED,
    /** Somebody who signed in before is Entra's from now on. */
    ADOPTED,
    /** Somebody who was switched off is back. */
    RESTORED,
    /** Somebody who was removed is back. */
    REHIRED,
    DEACTIVATED,
    REMOVED,
    /** It is known by now whose record it is that has waited, by a sign-in or by Entra. */
    BOUND;

    /** Seen from the start, so that an alert can tell none from not known. */
    public static void showIn(MeterRegistry registry) {
        Stream.of(values()).forEach(change -> change.counter(registry));
    }

    /** Once what the session has changed is committed, and not otherwise. */
    public void count(KeycloakSession session) {
        AfterCommit.run(session, () -> counter(Metrics.globalRegistry).increment());
    }

    private Counter counter(MeterRegistry registry) {
        return registry.counter("sso.provisioning.people", "change", key());
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
