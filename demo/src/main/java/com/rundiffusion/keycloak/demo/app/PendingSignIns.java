package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.oauth2.sdk.id.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every authorization request under way, by state; a browser may have several, one a tab. The oldest are forgotten first. */
final class PendingSignIns {

    private static final int KEPT = 10_000;

    private final Map<State, PendingSignIn> byState = new LinkedHashMap<>();

    synchronized void add(PendingSignIn pending) {
        byState.put(pending.state(), pending);
        if (byState.size() > KEPT) {
            byState.remove(byState.keySet().iterator().next());
        }
    }

    /** Each can be answered once. */
    synchronized Optional<PendingSignIn> take(State state) {
        return Optional.ofNullable(byState.remove(state));
    }
}
