package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.check.Taken;
import java.util.Optional;

/**
 * What a document comes to, and what that depends on.
 *
 * @param stored the enterprise that it is about, as it was then
 * @param taken who was asked for
 * @param outcome of which nothing is stored yet
 */
public record Judgement(Optional<StoredEnterprise> stored, AskedTaken taken, Outcome outcome) {

    /** Whether it would be the same now. */
    boolean holds(Optional<StoredEnterprise> now, Taken others) {
        return stored.isPresent() == now.isPresent()
                && stored.filter(then -> !isSame(then, now.get())).isEmpty()
                && taken.agreeWith(others);
    }

    /** Its metadata may have been read meanwhile. */
    private static boolean isSame(StoredEnterprise then, StoredEnterprise now) {
        return then.providerId().equals(now.providerId())
                && then.enterprise().equals(now.enterprise())
                && then.misread().equals(now.misread());
    }
}
