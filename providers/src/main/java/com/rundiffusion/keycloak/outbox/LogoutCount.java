package com.rundiffusion.keycloak.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What monitoring sees of calls to apps. Without a registry nobody listens. */
final class LogoutCount {

    enum Result {
        HEARD,
        FAILED,
        GIVEN_UP
    }

    private final MeterRegistry registry;

    LogoutCount(MeterRegistry registry) {
        this.registry = registry;
        // Seen from the start, so that an alert can tell none from not known.
        for (Result result : Result.values()) {
            count(result, 0);
        }
    }

    void count(Result result) {
        count(result, 1);
    }

    private void count(Result result, int times) {
        registry.counter("sso.logout.notices", "result", result.name().toLowerCase(Locale.ROOT))
                .increment(times);
    }
}
