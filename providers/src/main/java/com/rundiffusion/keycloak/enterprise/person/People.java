package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.GroupMemberRow;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.PersonValuesRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The records of one enterprise's people. Whoever writes one holds its row, and whoever signs in holds it too, so that neither acts on
 * what the other is about to change.
 */
public final class People {

    private static final String OF_THE_ENTERPRISE =
            "select person from PersonRow person where person.providerId = :provider and ";
    /** Microseconds; those that are made in one millisecond differ by chance. */
    private static final int PAUSE_OF_NUMBERS = 1000;

    private final KeycloakSession session;
    private final EntityManager database;
    private final String realmId;
    private final String providerId;

    /** @param providerId internal id of the enterprise's identity provider */
    public People(KeycloakSession session, String providerId) {
        this.session = session;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
        this.providerId = providerId;
    }

    /**
     * Who may be meant by an assertion.
     *
     * @param known whose object id it is, a removed one too
     * @param waiting who has no object id yet, and the user name
     */
    public record Meant(Optional<PersonRow> known, Optional<PersonRow> waiting) {}

    /** @param objectId in lower case */
    public Meant meant(String objectId, String userName) {
        return meant(objectId, userName, LockModeType.NONE);
    }

    /** The same, and nobody else writes them until the transaction ends. */
    public Meant meantAndHeld(String objectId, String userName) {
        return meant(objectId, userName, LockModeType.PESSIMISTIC_WRITE);
    }

    private Meant meant(String objectId, String userName, LockModeType lock) {
        List<PersonRow> found = query(
                        "(person.objectId = :object or person.objectId is null and person.userNameKey = :name)"
                                + " order by person.id")
                .setParameter("object", objectId)
                .setParameter("name", PersonKey.of(userName))
                .setLockMode(lock)
                .getResultList();
        return new Meant(
                one(found, person -> objectId.equals(person.objectId)), one(found, person -> person.objectId == null));
    }

    private static Optional<PersonRow> one(List<PersonRow> found, Predicate<PersonRow> which) {
        return found.stream().filter(which).findFirst();
    }

    /**
     * As it is now; it does not change until the transaction ends.
     *
     * @param forWrite whether this transaction writes it: two that only share it would wait for each other
     */
    public Optional<PersonRow> hold(String id, boolean forWrite) {
        Optional<PersonRow> person = Optional.ofNullable(database.find(PersonRow.class, id));
        person.ifPresent(found ->
                database.refresh(found, forWrite ? LockModeType.PESSIMISTIC_WRITE : LockModeType.PESSIMISTIC_READ));
        return person;
    }

    /**
     * Whoever has the object id by now, held as by {@link #hold}, whatever the session has read of the person before another transaction
     * settled it.
     *
     * @param objectId in lower case
     */
    public Optional<PersonRow> settled(String objectId, boolean forWrite) {
        return database.createQuery(
                        "select person.id from PersonRow person"
                                + " where person.providerId = :provider and person.objectId = :object",
                        String.class)
                .setParameter("provider", providerId)
                .setParameter("object", objectId)
                .getResultStream()
                .findFirst()
                .flatMap(id -> hold(id, forWrite));
    }

    /** Of somebody whom a sign-in has shown, and nothing has provisioned. */
    public PersonRow addSignedIn(String objectId, String userName) {
        PersonRow person = add(objectId, userName);
        person.proven = true;
        return person;
    }

    /** Of somebody whom Entra has provisioned; whoever calls it fills in the record. */
    public PersonRow addProvisioned(String objectId, String userName) {
        PersonRow person = add(objectId, userName);
        person.managed = true;
        return person;
    }

    private PersonRow add(String objectId, String userName) {
        Instant now = KeycloakClock.now();
        PersonRow person = new PersonRow();
        person.id = KeycloakModelUtils.generateId();
        person.scimId = KeycloakModelUtils.generateId();
        person.providerId = providerId;
        person.realmId = realmId;
        person.objectId = objectId;
        person.active = true;
        person.userName = PersonKey.cut(userName);
        person.userNameKey = isFree(userName) ? PersonKey.of(userName) : null;
        person.number = nextNumber(now.toEpochMilli());
        person.createdAt = now.toEpochMilli();
        person.updatedAt = person.createdAt;
        database.persist(person);
        return person;
    }

    /** Whether nobody of the enterprise is found by the user name. */
    public boolean isFree(String userName) {
        return ofName(userName).isEmpty();
    }

    /** Whether Entra has provisioned anybody. */
    public boolean areAnyManaged() {
        return !query("person.managed = true").setMaxResults(1).getResultList().isEmpty();
    }

    /** Whoever is found by the user name. */
    public Optional<PersonRow> ofName(String userName) {
        return query("person.userNameKey = :name")
                .setParameter("name", PersonKey.of(userName))
                .getResultStream()
                .findFirst();
    }

    /**
     * Whoever has the object id, removed or not, and whoever is found by the user name; nobody else writes them until the transaction
     * ends.
     *
     * @param objectId in lower case; empty where none is known
     */
    public List<PersonRow> heldOf(Optional<String> objectId, String userName) {
        return query("(person.userNameKey = :name or person.objectId = :object) order by person.id")
                .setParameter("name", PersonKey.of(userName))
                .setParameter("object", objectId.orElse(""))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Whoever has the object id, removed or not; nobody else writes it until the transaction ends. */
    public Optional<PersonRow> heldOfObject(String objectId) {
        return query("person.objectId = :object")
                .setParameter("object", objectId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Whom Entra knows by the id, unless removed. */
    public Optional<PersonRow> ofScimId(String scimId) {
        return ofScimId(scimId, LockModeType.NONE);
    }

    /** The same, and nobody else writes it until the transaction ends. */
    public Optional<PersonRow> heldOfScimId(String scimId) {
        return ofScimId(scimId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<PersonRow> ofScimId(String scimId, LockModeType lock) {
        return query("person.scimId = :id and person.removedAt is null")
                .setParameter("id", scimId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    /** Entra has removed the person. Its object id and its groups stay, for the day that the person comes back. */
    public void remove(PersonRow person) {
        if (person.objectId == null) {
            forgetGroups(person);
            database.remove(person);
            return;
        }
        Instant now = KeycloakClock.now();
        person.removedAt = now.toEpochMilli();
        person.updatedAt = person.removedAt;
        person.active = false;
        person.userNameKey = null;
        person.externalKey = null;
        person.emailKey = null;
        person.matchKey = null;
    }

    /** A person that was removed is there again, as somebody whom Entra has just made. */
    public void restore(PersonRow removed) {
        long now = KeycloakClock.now().toEpochMilli();
        removed.removedAt = null;
        removed.scimId = KeycloakModelUtils.generateId();
        removed.number = nextNumber(now);
        removed.createdAt = now;
    }

    private void forgetGroups(PersonRow person) {
        database.createQuery("delete from GroupMemberRow member where member.personId = :person")
                .setParameter("person", person.id)
                .executeUpdate();
    }

    private static long nextNumber(long now) {
        return now * PAUSE_OF_NUMBERS + ThreadLocalRandom.current().nextInt(PAUSE_OF_NUMBERS);
    }

    /** The record is this person's from now on. */
    public void bind(PersonRow waiting, String objectId) {
        if (waiting.objectId == null) {
            PersonChange.BOUND.count(session);
        }
        waiting.objectId = objectId;
        waiting.updatedAt = KeycloakClock.now().toEpochMilli();
    }

    /** The one record takes over object id, account and groups of the other, which is gone then. */
    public void merge(PersonRow from, PersonRow into) {
        String objectId = from.objectId;
        database.createQuery(
                        "update GroupMemberRow member set member.personId = :into where member.personId = :from"
                                + " and member.groupId not in (select own.groupId from GroupMemberRow own where own.personId = :into)")
                .setParameter("into", into.id)
                .setParameter("from", from.id)
                .executeUpdate();
        for (Class<?> left : List.of(GroupMemberRow.class, PersonValuesRow.class)) {
            database.createQuery("delete from " + left.getSimpleName() + " row where row.personId = :from")
                    .setParameter("from", from.id)
                    .executeUpdate();
        }
        into.proven |= from.proven;
        into.userId = from.userId;
        into.roles = from.roles;
        into.rolesKnownAt = from.rolesKnownAt;
        database.remove(from);
        // Two records of one object id would not be stored, not even for a moment.
        database.flush();
        bind(into, objectId);
    }

    private TypedQuery<PersonRow> query(String condition) {
        return database.createQuery(OF_THE_ENTERPRISE + condition, PersonRow.class)
                .setParameter("provider", providerId);
    }
}
