package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import java.util.Optional;

/**
 * What a document comes to, and what that depends on.
 *
 * @param stored the enterprise that it is about, as it was then
 * @param neighbours who was asked for
 * @param outcome of which nothing is stored yet
 */
record Judgement(Optional<StoredEnterprise> stored, AskedNeighbours neighbours, Outcome outcome) {

    /** Whether it would be the same now. */
    boolean holds(Optional<StoredEnterprise> now, Neighbours others) {
        return stored.isPresent() == now.isPresent()
                && stored.filter(then -> !isSame(then, now.get())).isEmpty()
                && neighbours.agreeWith(others);
    }

    /** Its metadata may have been read meanwhile. */
    private static boolean isSame(StoredEnterprise then, StoredEnterprise now) {
        return then.providerId().equals(now.providerId())
                && then.enterprise().equals(now.enterprise())
                && then.misread().equals(now.misread());
    }
}
