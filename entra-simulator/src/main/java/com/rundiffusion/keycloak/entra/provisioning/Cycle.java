package com.rundiffusion.keycloak.entra.provisioning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that changed since the watermark, people before what refers to them: people, their managers, groups, members. An
 * initial cycle is one without a watermark; it believes nothing that it knows, but looks nobody up whom it has connected.
 */
final class Cycle {

    private final Snapshot now;
    private final Watermark watermark;
    private final ConnectedObjects connected;
    private final Workers workers;
    private final boolean afresh;

    Cycle(Snapshot now, Watermark watermark, ConnectedObjects connected, Workers workers) {
        this.now = now;
        this.watermark = watermark;
        this.connected = connected;
        this.workers = workers;
        this.afresh = !watermark.complete();
    }

    /** @throws EndpointBroken in the middle of it; what was done up to then is known */
    void run() {
        Set<String> people = now.people().stream().map(SeenPerson::id).collect(Collectors.toSet());
        List<SeenPerson> changed = now.people().stream()
                .filter(person -> !watermark.has(person.id(), person))
                .filter(this::bring)
                .toList();
        purge(people);
        changed.stream().filter(this::manager).forEach(person -> watermark.settle(person.id(), person));
        now.groups().stream()
                .filter(group -> !watermark.has(group.id(), group))
                .filter(group -> bring(group, people))
                .forEach(group -> watermark.settle(group.id(), group));
        removeGroups();
        watermark.completed();
    }

    private boolean bring(SeenPerson person) {
        return attempt(ResourceKind.USER, person.name(), () -> workers.people().bring(person, afresh));
    }

    private void purge(Set<String> people) {
        connected.anchors(ResourceKind.USER).stream()
                .filter(anchor -> !people.contains(anchor))
                .forEach(anchor -> attempt(
                        ResourceKind.USER, anchor, () -> workers.people().remove(anchor)));
    }

    private boolean manager(SeenPerson person) {
        return workers.journal()
                .attempt(
                        Step.REFERENCE_FAILED,
                        ResourceKind.USER,
                        person.name(),
                        () -> workers.managers().bring(person, afresh));
    }

    private boolean bring(SourceGroup group, Set<String> people) {
        boolean[] membersToo = new boolean[1];
        boolean itself = attempt(ResourceKind.GROUP, group.name(), () -> {
            Connection connection = workers.groups().bring(group, afresh);
            membersToo[0] = workers.members().bring(group, connection, people, afresh);
        });
        return itself && membersToo[0];
    }

    private void removeGroups() {
        connected.anchors(ResourceKind.GROUP).stream()
                .filter(anchor -> now.group(anchor).isEmpty())
                .forEach(this::removeGroup);
    }

    /** As it was it may come again, and then it is new. */
    private void removeGroup(String anchor) {
        watermark.unsettle(anchor);
        attempt(ResourceKind.GROUP, anchor, () -> workers.groups().remove(anchor));
    }

    private boolean attempt(ResourceKind kind, String name, Runnable work) {
        return workers.journal().attempt(Step.FAILED, kind, name, work);
    }
}
