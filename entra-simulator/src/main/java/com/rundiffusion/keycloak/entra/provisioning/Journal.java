package com.rundiffusion.keycloak.entra.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What happens in one cycle. */
final class Journal {

    private final Supplier<Instant> now;
    private final List<LogEntry> entries = new ArrayList<>();

    Journal(Supplier<Instant> now) {
        this.now = now;
    }

    void note(Step step, ResourceKind kind, String name, String detail) {
        note(step, kind.label() + " " + name, detail);
    }

    void note(Step step, String object, String detail) {
        entries.add(new LogEntry(now.get(), step, object, detail));
    }

    /** Does what may fail for one object alone. @return whether it did not */
    boolean attempt(Step failed, ResourceKind kind, String name, Runnable work) {
        try {
            work.run();
            return true;
        } catch (ScimFailure failure) {
            note(failed, kind, name, failure.getMessage());
            return false;
        }
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    Map<Step, Integer> counts() {
        Map<Step, Integer> counts = new EnumMap<>(Step.class);
        entries.forEach(entry -> counts.merge(entry.step(), 1, Integer::sum));
        return counts;
    }
}
