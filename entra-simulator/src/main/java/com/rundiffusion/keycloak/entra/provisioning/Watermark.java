package com.rundiffusion.keycloak.entra.provisioning;

import java.util.HashMap;
import java.util.Map;

/** What was settled up to now, and in which state: whatever still is as it was then is left alone. */
final class Watermark {

    private final Map<String, Object> settled = new HashMap<>();
    private boolean complete;

    /** Whether a cycle has been through everything since the last {@link #clear}; the one that does it is an initial one. */
    boolean complete() {
        return complete;
    }

    void completed() {
        complete = true;
    }

    boolean has(String id, Object state) {
        return complete && state.equals(settled.get(id));
    }

    /** What failed is not settled, and so is tried again. */
    void settle(String id, Object state) {
        settled.put(id, state);
    }

    /** For what was changed past it. */
    void unsettle(String id) {
        settled.remove(id);
    }

    void clear() {
        settled.clear();
        complete = false;
    }
}
