package com.rundiffusion.keycloak.entra.provisioning;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of a group, each by a request of its own. Whoever is not connected when a group is looked at is passed over,
 * and remembered as seen: only a restart looks again.
 */
final class MemberSync {

    private final Target target;
    private final Dialect dialect;
    private final ConnectedObjects connected;
    private final Journal journal;

    MemberSync(Target target, Dialect dialect, ConnectedObjects connected, Journal journal) {
        this.target = target;
        this.dialect = dialect;
        this.connected = connected;
        this.journal = journal;
    }

    /**
     * @param people of the tenant; members that are none of them are groups
     * @param afresh asks again whether those who were sent are there, and looks at those who were passed over
     * @return whether all went well
     */
    boolean bring(SourceGroup group, Connection connection, Set<String> people, boolean afresh) {
        if (afresh) {
            connection.members().forEach((member, id) -> {
                if (id.isEmpty()) {
                    connection.forgetMember(member);
                }
            });
        }
        Set<String> members = new TreeSet<>(group.members());
        members.retainAll(people);
        boolean removed = leave(group, connection, people, members);
        return add(group, connection, members, afresh) && removed;
    }

    /** Some of its members, chosen by hand; nobody leaves. */
    boolean add(SourceGroup group, Connection connection, Collection<String> members, boolean afresh) {
        boolean all = true;
        for (String member : members) {
            boolean seen = connection.members().containsKey(member);
            if (!seen || afresh) {
                all &= journal.attempt(
                        Step.REFERENCE_FAILED,
                        ResourceKind.GROUP,
                        group.name(),
                        () -> join(group, connection, member, seen));
            }
        }
        return all;
    }

    private void join(SourceGroup group, Connection connection, String member, boolean sent) {
        Optional<String> id = connected.find(ResourceKind.USER, member).map(Connection::targetId);
        if (id.isEmpty()) {
            connection.passedOver(member);
            journal.note(Step.SKIPPED, ResourceKind.GROUP, group.name(), member + " is not connected");
            return;
        }
        if (!sent || !target.refers(ResourceKind.GROUP, connection.targetId(), "members", id.get())) {
            target.patch(ResourceKind.GROUP, connection.targetId(), dialect.addMember(id.get()));
            journal.note(Step.MEMBER_ADDED, ResourceKind.GROUP, group.name(), id.get());
        }
        connection.member(member, id.get());
    }

    private boolean leave(SourceGroup group, Connection connection, Set<String> people, Set<String> members) {
        boolean all = true;
        for (var seen : connection.members().entrySet()) {
            String member = seen.getKey();
            if (!members.contains(member)) {
                all &= journal.attempt(Step.REFERENCE_FAILED, ResourceKind.GROUP, group.name(), () -> {
                    // Whoever is purged is deleted there, and with that in no group.
                    seen.getValue()
                            .filter(id -> people.contains(member))
                            .ifPresent(id -> remove(group, connection, id));
                    connection.forgetMember(member);
                });
            }
        }
        return all;
    }

    private void remove(SourceGroup group, Connection connection, String id) {
        target.patch(ResourceKind.GROUP, connection.targetId(), dialect.removeMember(id));
        journal.note(Step.MEMBER_REMOVED, ResourceKind.GROUP, group.name(), id);
    }
}
