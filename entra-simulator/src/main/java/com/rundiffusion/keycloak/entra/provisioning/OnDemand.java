package com.rundiffusion.keycloak.entra.provisioning;

import java.util.List;

/** "Provision on demand": one person, or a group with a few members, at once. It begins as Test Connection does. */
final class OnDemand {

    static final int MOST_MEMBERS = 5;

    private final Snapshot now;
    private final JobSettings settings;
    private final Workers workers;

    OnDemand(Snapshot now, JobSettings settings, Workers workers) {
        this.now = now;
        this.settings = settings;
        this.workers = workers;
    }

    void person(String id) {
        if (connected()) {
            now.person(id).ifPresentOrElse(this::bring, () -> skip(ResourceKind.USER, id, "There is no such user"));
        }
    }

    /** @param chosen members; others are left as they are */
    void group(String id, List<String> chosen) {
        if (chosen.size() > MOST_MEMBERS) {
            throw new IllegalArgumentException("At most " + MOST_MEMBERS + " members at a time");
        }
        if (connected()) {
            now.group(id)
                    .ifPresentOrElse(
                            group -> bring(group, chosen), () -> skip(ResourceKind.GROUP, id, "It is not in scope"));
        }
    }

    private boolean connected() {
        TestedConnection test = TestedConnection.of(workers.target(), settings.people());
        if (!test.works()) {
            workers.journal().note(Step.FAILED, "Connection", test.sentence());
        }
        return test.works();
    }

    private void bring(SeenPerson person) {
        int before = workers.journal().entries().size();
        workers.journal().attempt(Step.FAILED, ResourceKind.USER, person.name(), () -> {
            workers.people().bringNow(person);
            workers.managers().bring(person, false);
        });
        if (workers.journal().entries().size() == before) {
            skip(ResourceKind.USER, person.name(), person.inScope() ? "Nothing has changed" : "Not in scope");
        }
    }

    private void bring(SourceGroup group, List<String> chosen) {
        List<String> members = chosen.stream().filter(group.members()::contains).toList();
        members.forEach(member -> now.person(member).ifPresent(this::bring));
        workers.journal().attempt(Step.FAILED, ResourceKind.GROUP, group.name(), () -> {
            Connection connection = workers.groups().bring(group, true);
            workers.members().add(group, connection, members, false);
        });
    }

    private void skip(ResourceKind kind, String name, String why) {
        workers.journal().note(Step.SKIPPED, kind, name, why);
    }
}
