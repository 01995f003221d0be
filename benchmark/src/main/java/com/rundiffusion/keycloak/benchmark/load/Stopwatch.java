package com.rundiffusion.keycloak.benchmark.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one thread's logins took in all and by phase, in nanoseconds; the time at Entra does not count. Not for several threads. */
final class Stopwatch {

    private final Map<Phase, List<Long>> phases = new EnumMap<>(Phase.class);
    private final Map<Phase, Long> login = new EnumMap<>(Phase.class);
    private final List<Long> logins = new ArrayList<>();
    private Phase running;
    private long since;

    /** Goes on with another, or with one more request of the same. */
    void phase(Phase next) {
        pause();
        running = next;
        since = System.nanoTime();
    }

    void pause() {
        if (running != null) {
            login.merge(running, System.nanoTime() - since, Long::sum);
            running = null;
        }
    }

    /** The login is over. */
    void stop() {
        pause();
        login.forEach((phase, nanos) ->
                phases.computeIfAbsent(phase, none -> new ArrayList<>()).add(nanos));
        logins.add(login.values().stream().mapToLong(Long::longValue).sum());
        login.clear();
    }

    /** A login that failed does not count. */
    void forget() {
        running = null;
        login.clear();
    }

    List<Long> logins() {
        return logins;
    }

    Map<Phase, List<Long>> phases() {
        return phases;
    }
}
