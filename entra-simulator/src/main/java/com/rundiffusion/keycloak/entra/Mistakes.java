package com.rundiffusion.keycloak.entra;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What of one application is wrong on purpose: of each setting one thing at most. */
final class Mistakes {

    private record Made(Mistake mistake, Runnable undo) {}

    private final Map<PortalSetting, Made> made = new EnumMap<>(PortalSetting.class);

    synchronized void make(Mistake mistake, EntraTenant tenant) {
        undo(mistake);
        Runnable undo = mistake.setting().remember(tenant.application());
        mistake.make(tenant);
        made.put(mistake.setting(), new Made(mistake, undo));
    }

    /** Puts its setting back to what it was, whichever mistake was made there. */
    synchronized void undo(Mistake mistake) {
        Made last = made.remove(mistake.setting());
        if (last != null) {
            last.undo().run();
        }
    }

    synchronized void reset() {
        all().forEach(this::undo);
    }

    synchronized List<Mistake> all() {
        return new ArrayList<>(made.values().stream().map(Made::mistake).toList());
    }
}
