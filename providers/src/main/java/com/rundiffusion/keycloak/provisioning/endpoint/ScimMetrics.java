package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.enterprise.person.PersonChange;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;

/** What monitoring sees of SCIM, never by enterprise. Without a registry nobody listens. */
final class ScimMetrics {

    private static final int BAD = 400;
    private static final int FAILED = 500;
    private static final int TOO_MANY = 429;

    private final MeterRegistry registry;

    ScimMetrics(MeterRegistry registry) {
        this.registry = registry;
        // Seen from the start, so that an alert can tell none from not known.
        Stream.of(Held.values()).forEach(by -> count(by, 0));
        PersonChange.showIn(registry);
    }

    /** By what somebody was told to wait. */
    enum Held {
        ENTERPRISE("enterprise"),
        NETWORK("network");

        private final String key;

        Held(String key) {
            this.key = key;
        }
    }

    void countRequest(ScimRoute.Kind resource, String method, int status) {
        registry.counter(
                        "sso.provisioning.requests",
                        "resource",
                        resource.key(),
                        "method",
                        method,
                        "outcome",
                        outcome(status))
                .increment();
    }

    /** Of whom nobody knows anything, and of nothing that is there. */
    void countStranger(String method, int status) {
        countRequest(ScimRoute.Kind.NONE, method, status);
    }

    void countHeld(Held by) {
        count(by, 1);
    }

    private void count(Held by, int times) {
        registry.counter("sso.provisioning.held", "by", by.key).increment(times);
    }

    private static String outcome(int status) {
        if (status == TOO_MANY) {
            return "held";
        }
        if (status >= FAILED) {
            return "failed";
        }
        return status >= BAD ? "refused" : "done";
    }
}
