package com.rundiffusion.keycloak.provisioning.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.provisioning.endpoint.ScimMetrics.Held;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ScimMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ScimMetrics metrics = new ScimMetrics(registry);

    /** So that an alert can tell none from not known. */
    @Test
    void whatHappensToPeopleAndWhoWasToldToWaitIsThereFromTheStart() {
        assertThat(counts("sso.provisioning.people", "change"))
                .isEqualTo(Map.of(
                        "created", 0.0,
                        "adopted", 0.0,
                        "restored", 0.0,
                        "rehired", 0.0,
                        "deactivated", 0.0,
                        "removed", 0.0,
                        "bound", 0.0));
        assertThat(counts("sso.provisioning.held", "by")).isEqualTo(Map.of("enterprise", 0.0, "network", 0.0));
    }

    @Test
    void requestsAreCountedByTheirOutcome() {
        metrics.countRequest(ScimRoute.Kind.USERS, "POST", 201);
        metrics.countRequest(ScimRoute.Kind.USERS, "POST", 409);
        metrics.countRequest(ScimRoute.Kind.USERS, "POST", 429);
        metrics.countRequest(ScimRoute.Kind.USERS, "POST", 503);
        metrics.countRequest(ScimRoute.Kind.USERS, "PATCH", 204);
        metrics.countRequest(ScimRoute.Kind.USERS, "PATCH", 204);
        metrics.countHeld(Held.NETWORK);

        assertThat(registry.find("sso.provisioning.requests")
                        .tag("method", "POST")
                        .counters())
                .extracting(counter -> counter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("done", "refused", "held", "failed");
        assertThat(registry.find("sso.provisioning.requests")
                        .tag("method", "PATCH")
                        .counters())
                .extracting(Counter::count)
                .containsExactly(2.0);
        assertThat(counts("sso.provisioning.held", "by")).containsEntry("network", 1.0);
    }

    private Map<String, Double> counts(String name, String tag) {
        return registry.find(name).counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag(tag), Counter::count));
    }
}
