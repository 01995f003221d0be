package com.rundiffusion.keycloak.provisioning.endpoint;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often a network may come with what opens nothing. Microsoft's addresses are shared by all customers, so a token that was good
 * lately is let through whoever else is there: nobody's wrong token shuts others out.
 */
final class Strangers {

    private static final int PER_SECOND = 5;
    private static final int AT_ONCE = 100;
    private static final int MOST_NETWORKS = 80_000;
    private static final int MOST_TOKENS = 40_000;

    /** Longer than the forty minutes between two cycles of Entra. */
    private static final long LATELY = Duration.ofHours(1).toNanos();

    private final LongSupplier clock;
    private final Buckets networks;
    private final Map<String, Long> good = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_TOKENS;
        }
    };

    Strangers(LongSupplier clock) {
        this.clock = clock;
        this.networks = new Buckets(clock, MOST_NETWORKS);
    }

    /**
     * Whether it is worth looking.
     *
     * @param hash of the token; empty where there is none
     */
    boolean admits(String network, Optional<String> hash) {
        return hash.filter(this::wasGood).isPresent() || networks.take(network, AT_ONCE, PER_SECOND);
    }

    private synchronized boolean wasGood(String hash) {
        Long since = good.get(hash);
        return since != null && clock.getAsLong() - since < LATELY;
    }

    /** Of one that was admitted and opens: it was none of a stranger's. */
    void welcome(String network, String hash) {
        if (!wasGood(hash)) {
            networks.giveBack(network);
        }
        remember(hash);
    }

    private synchronized void remember(String hash) {
        good.put(hash, clock.getAsLong());
    }

    /** Of one that was admitted and opens nothing: it may have opened before. */
    synchronized void refuse(Optional<String> hash) {
        hash.ifPresent(good::remove);
    }
}
