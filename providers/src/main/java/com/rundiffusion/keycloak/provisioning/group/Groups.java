package com.rundiffusion.keycloak.provisioning.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.Memberships;
import com.rundiffusion.keycloak.enterprise.person.PersonKey;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.provisioning.access.GroupRoles;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.patch.AppliedPatch;
import com.rundiffusion.keycloak.provisioning.patch.GroupBody;
import com.rundiffusion.keycloak.provisioning.patch.MemberChange;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.PersonGroupRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What Entra does to one group. Each call belongs into a transaction of its own, and is whole or not at all. */
public final class Groups {

    private final KeycloakSession session;
    private final ScimClient client;
    private final EntityManager database;
    private final Memberships memberships;

    /** @param session of the transaction, in the realm */
    public Groups(KeycloakSession session, ScimClient client) {
        this.session = session;
        this.client = client;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.memberships = new Memberships(session, client.providerId());
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault where there is no group of the id, as all of these */
    public ObjectNode get(String id, Attributes shown) {
        return answer(find(id, LockModeType.NONE), shown);
    }

    public ObjectNode post(JsonNode body, Attributes shown) {
        GroupRoles roles = hold();
        GroupBody given = GroupBody.of(body);
        PersonGroupRow group = new PersonGroupRow();
        group.id = KeycloakModelUtils.generateId();
        group.providerId = client.providerId();
        group.realmId = session.getContext().getRealm().getId();
        group.createdAt = KeycloakClock.now().toEpochMilli();
        write(group, given.record());
        database.persist(group);
        Set<String> moved = change(group, whole(given));
        if (roles.comeOf(group)) {
            roles.recompute(moved);
        }
        return answer(group, shown);
    }

    public void patch(String id, JsonNode body) {
        GroupRoles roles = hold();
        PersonGroupRow group = held(id);
        AppliedPatch applied = AppliedPatch.ofGroup(StoredGroup.record(group), id, body);
        change(group, applied.record(), applied.members(), roles);
    }

    /** Whoever does not speak of members leaves them as they are. */
    public ObjectNode put(String id, JsonNode body, Attributes shown) {
        GroupRoles roles = hold();
        PersonGroupRow group = held(id);
        GroupBody given = GroupBody.of(body);
        change(group, given.record(), whole(given), roles);
        return answer(group, shown);
    }

    public void delete(String id) {
        GroupRoles roles = hold();
        PersonGroupRow group = held(id);
        List<String> members = roles.comeOf(group) ? memberships.of(group.id) : List.of();
        database.createQuery("delete from GroupMemberRow member where member.groupId = :group")
                .setParameter("group", group.id)
                .executeUpdate();
        database.remove(group);
        roles.recompute(members);
    }

    /** Nobody pauses or removes the enterprise until the transaction ends. */
    private GroupRoles hold() {
        StoredEnterprise enterprise = new Enterprises(session)
                .hold(client.providerId())
                .filter(stored -> stored.enterprise().people().provisioning().isOn())
                .orElseThrow(ScimFaultCode.PROVISIONING_OFF::fault);
        return new GroupRoles(session, enterprise);
    }

    private PersonGroupRow held(String id) {
        return find(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private PersonGroupRow find(String id, LockModeType lock) {
        return database.createQuery(
                        "select one from PersonGroupRow one where one.id = :id and one.providerId = :provider",
                        PersonGroupRow.class)
                .setParameter("id", id)
                .setParameter("provider", client.providerId())
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(ScimFaultCode.NOT_FOUND::fault);
    }

    private void write(PersonGroupRow group, ObjectNode record) {
        String name = record.path("displayName").asText();
        String nameKey = PersonKey.of(name);
        if (!nameKey.equals(group.nameKey) && isTaken(nameKey)) {
            throw ScimFaultCode.GROUP_EXISTS.fault();
        }
        String externalId = record.path("externalId").textValue();
        group.displayName = name;
        group.nameKey = nameKey;
        group.externalId = externalId;
        group.externalKey = PersonKey.of(externalId);
        String text = record.toString();
        if (!Objects.equals(text, group.record)) {
            group.record = text;
            group.updatedAt = KeycloakClock.now().toEpochMilli();
        }
    }

    private boolean isTaken(String nameKey) {
        return !database.createQuery(
                        "select one.id from PersonGroupRow one where one.providerId = :provider and one.nameKey = :name",
                        String.class)
                .setParameter("provider", client.providerId())
                .setParameter("name", nameKey)
                .getResultList()
                .isEmpty();
    }

    private static MemberChange whole(GroupBody given) {
        return given.members().map(MemberChange::all).orElse(MemberChange.NONE);
    }

    private void change(PersonGroupRow group, ObjectNode record, MemberChange members, GroupRoles roles) {
        boolean gaveRoles = roles.comeOf(group);
        String knownAs = group.externalKey;
        write(group, record);
        Set<String> moved = change(group, members);
        if (gaveRoles || roles.comeOf(group)) {
            if (!Objects.equals(knownAs, group.externalKey)) {
                moved.addAll(memberships.of(group.id));
            }
            roles.recompute(moved);
        }
    }

    /** @return who may have come or gone */
    private Set<String> change(PersonGroupRow group, MemberChange change) {
        Set<String> moved = new HashSet<>();
        if (change.isNone()) {
            return moved;
        }
        Set<String> added = Set.copyOf(memberships.people(change.added()));
        List<String> removed = change.isWhole()
                ? memberships.of(group.id).stream()
                        .filter(person -> !added.contains(person))
                        .toList()
                : memberships.people(change.removed());
        memberships.remove(group.id, removed);
        moved.addAll(removed);
        moved.addAll(memberships.add(group.id, added));
        group.updatedAt = KeycloakClock.now().toEpochMilli();
        return moved;
    }

    private ObjectNode answer(PersonGroupRow group, Attributes shown) {
        return new GroupAnswer(memberships, client, shown).of(group);
    }
}
