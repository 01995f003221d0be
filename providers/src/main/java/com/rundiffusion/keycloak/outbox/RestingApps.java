package com.rundiffusion.keycloak.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Apps that did not hear when they were last told something: thousands of notices to one that is down would keep all others waiting. */
final class RestingApps {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<String, Rest> rests = new ConcurrentHashMap<>();
    private final Clock clock;

    RestingApps(Clock clock) {
        this.clock = clock;
    }

    private record Rest(int failures, Instant until) {}

    void heard(String client) {
        rests.remove(client);
    }

    void failed(String client) {
        rests.compute(client, (any, before) -> {
            int failures = before == null ? 1 : before.failures + 1;
            Duration rest = Repetition.after(failures);
            return new Rest(failures, clock.instant().plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST));
        });
    }

    boolean rests(String client) {
        Rest rest = rests.get(client);
        return rest != null && clock.instant().isBefore(rest.until);
    }

    /** Internal ids of clients. */
    Set<String> now() {
        return rests.keySet().stream().filter(this::rests).collect(Collectors.toSet());
    }
}
