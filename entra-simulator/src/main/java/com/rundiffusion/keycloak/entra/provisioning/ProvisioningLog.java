package com.rundiffusion.keycloak.entra.provisioning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** "Provisioning logs", of which only the last few thousand lines are kept. */
final class ProvisioningLog {

    private static final int KEPT = 5_000;

    private final Deque<LogEntry> entries = new ArrayDeque<>();

    void add(List<LogEntry> more) {
        entries.addAll(more);
        while (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }
}
