package com.rundiffusion.keycloak.entra.provisioning;

import java.util.Map;
import java.util.Set;

/**
 * From how many failures in one cycle on a job is put into quarantine.
 *
 * @param percent of what was tried, where at least {@code atLeast} failed
 * @param most whatever their share
 * @param mostWithReferences with managers and members counted in
 */
public record QuarantineRule(int percent, int atLeast, int most, int mostWithReferences) {

    /** As Entra has it. */
    public static final QuarantineRule ENTRA = new QuarantineRule(40, 5_000, 40_000, 60_000);

    private static final Set<Step> SENDS_NOTHING = Set.of(Step.MATCHED, Step.SKIPPED, Step.QUARANTINED);

    boolean breached(int tried, int failed, int failedReferences) {
        boolean share = failed >= atLeast && failed * 100L > (long) percent * tried;
        return share || failed > most || failed + failedReferences > mostWithReferences;
    }

    boolean breached(Map<Step, Integer> counts) {
        int tried = counts.entrySet().stream()
                .filter(step -> !SENDS_NOTHING.contains(step.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return breached(tried, counts.getOrDefault(Step.FAILED, 0), counts.getOrDefault(Step.REFERENCE_FAILED, 0));
    }
}
