package com.rundiffusion.keycloak.entra;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The application's "Users and groups": who is assigned to it, and in which app roles. */
public final class Assignments {

    private final Map<String, List<AppRole>> assigned = new LinkedHashMap<>();

    /** @param roles in place of earlier ones; none is "Default Access" */
    public void assign(EntraUser user, AppRole... roles) {
        assign(user.objectId(), roles);
    }

    /** Assigns those who are in it directly; groups nested in it give nothing. */
    public void assign(GroupObject group, AppRole... roles) {
        assign(group.objectId(), roles);
    }

    public void unassign(EntraUser user) {
        unassign(user.objectId());
    }

    public void unassign(GroupObject group) {
        unassign(group.objectId());
    }

    synchronized void assign(String principal, AppRole... roles) {
        assigned.put(principal, List.of(roles));
    }

    synchronized void unassign(String principal) {
        assigned.remove(principal);
    }

    /** @param principal object id of a user or a group */
    synchronized boolean has(String principal) {
        return assigned.containsKey(principal);
    }

    /** Of a user and the groups that the user is directly in: all their roles, each once. */
    synchronized List<AppRole> rolesOf(Collection<String> principals) {
        return principals.stream()
                .flatMap(principal -> assigned.getOrDefault(principal, List.of()).stream())
                .distinct()
                .toList();
    }
}
