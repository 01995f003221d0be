package com.rundiffusion.keycloak.provisioning.endpoint;

import java.util.function.LongSupplier;

/** How much an enterprise may send, once its token is known: on this node, so that nobody asks a database for it. */
final class Allowance {

    private static final int MOST_ENTERPRISES = 20_000;

    /** After a pause Entra sends what has come together. */
    private static final int SECONDS_AT_ONCE = 2;

    private final Buckets enterprises;

    Allowance(LongSupplier clock) {
        this.enterprises = new Buckets(clock, MOST_ENTERPRISES);
    }

    /** @return false when it has to wait */
    boolean take(String providerId, int perSecond) {
        return enterprises.take(providerId, SECONDS_AT_ONCE * perSecond, perSecond);
    }
}
