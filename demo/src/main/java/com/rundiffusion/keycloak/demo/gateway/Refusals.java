package com.rundiffusion.keycloak.demo.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each {@link Network} was refused of late; the figures are those of {@code gateway/refused.lua}. */
public final class Refusals {

    static final int MOST = 600;
    static final Duration WINDOW = Duration.ofSeconds(60);

    private static final int MOST_NETWORKS = 80_000;

    /** @param until when it is forgotten */
    private record Count(int refused, Instant until) {}

    private final int most;
    private final Clock clock;

    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_NETWORKS;
        }
    };

    Refusals(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** As production counts them. */
    public static Refusals counted() {
        return new Refusals(MOST, Clock.systemUTC());
    }

    /** For whoever is refused for a living, such as a test. */
    public static Refusals unlimited() {
        return new Refusals(Integer.MAX_VALUE, Clock.systemUTC());
    }

    synchronized void add(String address) {
        String network = Network.of(address);
        Count before = current(network);
        counts.put(network, new Count(before.refused() + 1, before.until()));
    }

    synchronized boolean tooMany(String address) {
        String network = Network.of(address);
        return counts.containsKey(network) && current(network).refused() >= most;
    }

    private Count current(String network) {
        Instant now = clock.instant();
        Count count = counts.get(network);
        return count != null && now.isBefore(count.until()) ? count : new Count(0, now.plus(WINDOW));
    }
}
