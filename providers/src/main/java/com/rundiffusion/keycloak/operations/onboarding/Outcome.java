package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.fault.Fault;
import java.util.List;
import java.util.Locale;

/**
 * What became of one document.
 *
 * @param alias {@code null} when the document names none
 * @param enterprise as it is stored now, or would be; {@code null} when it failed
 * @param changes what differs from before; {@code null} when it failed
 * @param faults all that is wrong with it; empty unless it failed
 */
public record Outcome(String alias, Result result, Enterprise enterprise, Changes changes, List<Fault> faults) {

    public enum Result {
        CREATED,
        UPDATED,
        UNCHANGED,
        FAILED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Outcome failed(String alias, List<Fault> faults) {
        return new Outcome(alias, Result.FAILED, null, null, faults);
    }

    public boolean failed() {
        return result == Result.FAILED;
    }

    /** Whether nothing but claims of other enterprises stands in the way. */
    boolean onlyConflicts() {
        return faults.stream().allMatch(fault -> fault.code().conflict());
    }
}
