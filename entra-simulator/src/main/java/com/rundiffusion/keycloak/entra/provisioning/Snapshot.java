package com.rundiffusion.keycloak.entra.provisioning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A tenant at the beginning of a cycle, and who of it is in scope. */
record Snapshot(List<SeenPerson> people, List<SourceGroup> groups) {

    static Snapshot of(SourceDirectory directory, Scope scope) {
        List<SourceGroup> groups = directory.groups().stream()
                .filter(group -> scope == Scope.ALL || group.assigned())
                .toList();
        Set<String> members =
                groups.stream().flatMap(group -> group.members().stream()).collect(Collectors.toSet());
        List<SeenPerson> people = directory.users().stream()
                .map(user -> new SeenPerson(
                        user, standing(user, scope == Scope.ALL || user.assigned() || members.contains(user.id()))))
                .toList();
        return new Snapshot(people, groups);
    }

    private static Standing standing(SourceUser user, boolean meant) {
        if (user.softDeleted()) {
            return Standing.DELETED;
        }
        if (!meant) {
            return Standing.OUT_OF_SCOPE;
        }
        return user.enabled() ? Standing.IN_SCOPE : Standing.BLOCKED;
    }

    Optional<SeenPerson> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    Optional<SourceGroup> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
