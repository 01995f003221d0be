package com.rundiffusion.keycloak.entra.provisioning;

import java.util.Map;

/** What a cycle did. */
public record CycleReport(CycleKind kind, JobState state, Map<Step, Integer> counts) {

    public CycleReport {
        counts = Map.copyOf(counts);
    }

    public int count(Step step) {
        return counts.getOrDefault(step, 0);
    }
}
