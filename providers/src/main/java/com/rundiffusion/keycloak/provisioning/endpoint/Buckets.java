package com.rundiffusion.keycloak.provisioning.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who may still ask, by name: each has some requests at once, and so many a second come back. Bounded: whoever was not heard of for
 * longest makes room, and comes back with all of them.
 */
final class Buckets {

    private static final double NANOS = 1e9;

    private final LongSupplier clock;
    private final Map<String, Bucket> buckets;

    /** @param clock in nanoseconds, of any beginning */
    Buckets(LongSupplier clock, int most) {
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > most;
            }
        };
    }

    private static final class Bucket {
        private double left;
        private long since;
    }

    /** @return false when there is none left */
    synchronized boolean take(String name, int atOnce, int perSecond) {
        long now = clock.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(name, first -> full(atOnce, now));
        bucket.left = Math.min(atOnce, bucket.left + (now - bucket.since) / NANOS * perSecond);
        bucket.since = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }

    private static Bucket full(int atOnce, long now) {
        Bucket bucket = new Bucket();
        bucket.left = atOnce;
        bucket.since = now;
        return bucket;
    }

    /** One that should not have been taken. */
    synchronized void giveBack(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket != null) {
            bucket.left++;
        }
    }
}
