package com.rundiffusion.keycloak.entra;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A group of a tenant's directory, as it was when it was asked for.
 *
 * @param members object ids of users, and of groups nested in it
 */
public record GroupObject(String objectId, String displayName, Set<String> members) {

    public GroupObject {
        members = Set.copyOf(members);
    }

    GroupObject named(String name) {
        return new GroupObject(objectId, name, members);
    }

    GroupObject with(String member) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(member);
        return new GroupObject(objectId, displayName, more);
    }

    GroupObject without(String member) {
        Set<String> fewer = new LinkedHashSet<>(members);
        fewer.remove(member);
        return new GroupObject(objectId, displayName, fewer);
    }
}
