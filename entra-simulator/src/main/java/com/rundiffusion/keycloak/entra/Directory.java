package com.rundiffusion.keycloak.entra;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The users and groups of one tenant. Each call returns the object as it is from then on; one that is handed in says
 * which is meant, whatever else has changed since. A deleted user is purged by itself after thirty days.
 */
public final class Directory {

    private static final Duration KEPT_AFTER_DELETION = Duration.ofDays(30);

    private final Clock clock;
    private final String domain;
    private final Map<String, EntraUser> users = new LinkedHashMap<>();
    private final Map<String, GroupObject> groups = new LinkedHashMap<>();

    /** @param domain of new users' names */
    Directory(Clock clock, String domain) {
        this.clock = clock;
        this.domain = domain;
    }

    static String guid() {
        return UUID.randomUUID().toString();
    }

    /** Those who are not deleted. */
    public List<EntraUser> users() {
        return everybody().stream().filter(user -> user.deletedAt() == null).toList();
    }

    /** The deleted ones too, until they are purged. */
    synchronized List<EntraUser> everybody() {
        List<String> over = users.values().stream()
                .filter(user -> user.deletedAt() != null)
                .filter(user -> !clock.instant().isBefore(user.deletedAt().plus(KEPT_AFTER_DELETION)))
                .map(EntraUser::objectId)
                .toList();
        over.forEach(this::purge);
        return List.copyOf(users.values());
    }

    public EntraUser user(Person person) {
        return everybody().stream()
                .filter(user -> user.person() == person)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(person + " is purged"));
    }

    /** One who is not deleted. */
    Optional<EntraUser> user(String objectId) {
        return users().stream().filter(user -> user.objectId().equals(objectId)).findFirst();
    }

    synchronized EntraUser add(EntraUser user) {
        users.put(user.objectId(), user);
        return user;
    }

    /** A new member. @param name "First Last" */
    public EntraUser hire(String name) {
        return add(StandardPeople.member(name, name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + domain));
    }

    /** Changes user principal name and mail; the nickname goes along, as the portal's form has it. */
    public EntraUser rename(EntraUser user, String userPrincipalName, String mail) {
        String nickname = userPrincipalName.substring(0, userPrincipalName.indexOf('@'));
        return change(
                user,
                it -> it.with(EntraUser.USER_PRINCIPAL_NAME, userPrincipalName)
                        .with(EntraUser.MAIL, mail)
                        .with(EntraUser.MAIL_NICKNAME, nickname));
    }

    /** @param attribute by Entra's name, e.g. {@code department}; @param value {@code null} empties it */
    public EntraUser set(EntraUser user, String attribute, String value) {
        return change(user, it -> it.with(attribute, value));
    }

    public EntraUser manager(EntraUser user, EntraUser manager) {
        return set(user, "manager", manager == null ? null : manager.objectId());
    }

    public EntraUser block(EntraUser user) {
        return change(user, it -> it.enabled(false));
    }

    public EntraUser unblock(EntraUser user) {
        return change(user, it -> it.enabled(true));
    }

    /** Can be taken back by {@link #restore}; groups and assignments are kept for that. */
    public EntraUser delete(EntraUser user) {
        return change(user, it -> it.deletedAt(clock.instant()));
    }

    public EntraUser restore(EntraUser user) {
        return change(user, it -> it.deletedAt(null));
    }

    /** For good. */
    public void purge(EntraUser user) {
        purge(user.objectId());
    }

    private synchronized void purge(String objectId) {
        users.remove(objectId);
        groups.replaceAll((id, group) -> group.without(objectId));
    }

    private synchronized EntraUser change(EntraUser user, UnaryOperator<EntraUser> change) {
        return users.compute(user.objectId(), (id, now) -> {
            if (now == null) {
                throw new NoSuchElementException(id + " is purged");
            }
            return change.apply(now);
        });
    }

    public synchronized List<GroupObject> groups() {
        return List.copyOf(groups.values());
    }

    Optional<GroupObject> group(String objectId) {
        return groups().stream()
                .filter(group -> group.objectId().equals(objectId))
                .findFirst();
    }

    /** A new one, without members. */
    public synchronized GroupObject addGroup(String displayName) {
        GroupObject group = new GroupObject(guid(), displayName, Set.of());
        groups.put(group.objectId(), group);
        return group;
    }

    public GroupObject rename(GroupObject group, String displayName) {
        return change(group, it -> it.named(displayName));
    }

    public GroupObject join(GroupObject group, EntraUser member) {
        return change(group, it -> it.with(member.objectId()));
    }

    public GroupObject leave(GroupObject group, EntraUser member) {
        return change(group, it -> it.without(member.objectId()));
    }

    /** Puts a group into another one. */
    public GroupObject nest(GroupObject outer, GroupObject inner) {
        return change(outer, it -> it.with(inner.objectId()));
    }

    public synchronized void delete(GroupObject group) {
        groups.remove(group.objectId());
        groups.replaceAll((id, other) -> other.without(group.objectId()));
    }

    private synchronized GroupObject change(GroupObject group, UnaryOperator<GroupObject> change) {
        return groups.compute(group.objectId(), (id, now) -> {
            if (now == null) {
                throw new NoSuchElementException(id + " is deleted");
            }
            return change.apply(now);
        });
    }

    /** Ids of the groups that have this user or group as a member of their own. */
    List<String> directGroupsOf(String member) {
        return groups().stream()
                .filter(group -> group.members().contains(member))
                .map(GroupObject::objectId)
                .toList();
    }

    /** The same with those that these are nested in. */
    List<String> groupsOf(EntraUser user) {
        Set<String> found = new LinkedHashSet<>();
        List<String> next = directGroupsOf(user.objectId());
        while (!next.isEmpty()) {
            next = next.stream()
                    .filter(found::add)
                    .flatMap(group -> directGroupsOf(group).stream())
                    .toList();
        }
        return new ArrayList<>(found);
    }
}
