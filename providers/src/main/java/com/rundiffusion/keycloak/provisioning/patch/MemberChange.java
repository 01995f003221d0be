package com.rundiffusion.keycloak.provisioning.patch;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What becomes of a group's members, all operations of a request in one, so that nobody need load them. Ids are as they came;
 * those of nobody are passed over by whoever carries it out.
 *
 * @param isWhole whether {@code added} are all that are left
 * @param removed empty where it is whole
 */
public record MemberChange(boolean isWhole, Set<String> added, Set<String> removed) {

    public static final MemberChange NONE = new MemberChange(false, Set.of(), Set.of());

    /** Whether everybody stays, and nobody comes. */
    public boolean isNone() {
        return !isWhole && added.isEmpty() && removed.isEmpty();
    }

    MemberChange adding(Set<String> ids) {
        return new MemberChange(isWhole, union(added, ids), without(removed, ids));
    }

    MemberChange removing(Set<String> ids) {
        return new MemberChange(isWhole, without(added, ids), isWhole ? Set.of() : union(removed, ids));
    }

    public static MemberChange all(Set<String> ids) {
        return new MemberChange(true, ids, Set.of());
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> without(Set<String> some, Set<String> less) {
        Set<String> left = new LinkedHashSet<>(some);
        left.removeAll(less);
        return left;
    }
}
