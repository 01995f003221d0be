package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import com.rundiffusion.keycloak.entra.provisioning.SourceDirectory;
import com.rundiffusion.keycloak.entra.provisioning.SourceGroup;
import com.rundiffusion.keycloak.entra.provisioning.SourceUser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The users and groups of a test's own, as the simulated Entra's provisioning reads them; whoever is new is assigned. */
final class Tenant implements SourceDirectory {

    private final Map<String, SourceUser> users = new LinkedHashMap<>();
    private final Map<String, SourceGroup> groups = new LinkedHashMap<>();

    @Override
    public List<SourceUser> users() {
        return List.copyOf(users.values());
    }

    @Override
    public List<SourceGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** @return the object id, as of all that are made here */
    String hire() {
        String id = UUID.randomUUID().toString();
        String name = Bodies.name();
        Map<String, String> attributes =
                Map.of("userPrincipalName", name, "mail", name, "displayName", "Ada Winter", "jobTitle", "Engineer");
        users.put(id, new SourceUser(id, attributes, true, false, true, List.of()));
        return id;
    }

    String found(String... members) {
        String id = UUID.randomUUID().toString();
        groups.put(id, new SourceGroup(id, Map.of("displayName", Bodies.groupName()), Set.of(members), true));
        return id;
    }

    String userName(String id) {
        return users.get(id).attributes().get("userPrincipalName");
    }

    String groupName(String id) {
        return groups.get(id).attributes().get("displayName");
    }

    /** @param value empty for none any more */
    void set(String id, String attribute, String value) {
        change(id, user -> {
            Map<String, String> attributes = new HashMap<>(user.attributes());
            attributes.put(attribute, value);
            attributes.values().removeIf(String::isEmpty);
            return new SourceUser(id, attributes, user.enabled(), user.softDeleted(), user.assigned(), user.roles());
        });
    }

    void block(String id) {
        change(id, user -> new SourceUser(id, user.attributes(), false, false, user.assigned(), user.roles()));
    }

    void assign(String id, boolean assigned) {
        change(id, user -> new SourceUser(id, user.attributes(), true, false, assigned, user.roles()));
    }

    void delete(String id) {
        change(id, user -> new SourceUser(id, user.attributes(), true, true, user.assigned(), user.roles()));
    }

    void purge(String id) {
        users.remove(id);
    }

    private void change(String id, UnaryOperator<SourceUser> change) {
        users.computeIfPresent(id, (same, user) -> change.apply(user));
    }

    void rename(String group) {
        changeGroup(
                group,
                now -> new SourceGroup(
                        group, Map.of("displayName", Bodies.groupName()), now.members(), now.assigned()));
    }

    void join(String group, String member) {
        changeGroup(group, now -> {
            Set<String> members = new HashSet<>(now.members());
            members.add(member);
            return new SourceGroup(group, now.attributes(), members, now.assigned());
        });
    }

    void leave(String group, String member) {
        changeGroup(group, now -> {
            Set<String> members = new HashSet<>(now.members());
            members.remove(member);
            return new SourceGroup(group, now.attributes(), members, now.assigned());
        });
    }

    void assignGroup(String group, boolean assigned) {
        changeGroup(group, now -> new SourceGroup(group, now.attributes(), now.members(), assigned));
    }

    void dissolve(String group) {
        groups.remove(group);
    }

    private void changeGroup(String id, UnaryOperator<SourceGroup> change) {
        groups.computeIfPresent(id, (same, group) -> change.apply(group));
    }
}
