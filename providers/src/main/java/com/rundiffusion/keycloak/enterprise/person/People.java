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
    private static final int PAUSE_OF_NUMBERS = 1000;

    private final EntityManager database;
    private final String realmId;
    private final String providerId;

    /** @param providerId internal id of the enterprise's identity provider */
    public People(KeycloakSession session, String providerId) {
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
        person.number = now.toEpochMilli() * PAUSE_OF_NUMBERS
                + ThreadLocalRandom.current().nextInt(PAUSE_OF_NUMBERS);
        person.createdAt = now.toEpochMilli();
        person.updatedAt = person.createdAt;
        database.persist(person);
        return person;
    }

    /** Whether nobody of the enterprise is found by the user name. */
    public boolean isFree(String userName) {
        return query("person.userNameKey = :name")
                .setParameter("name", PersonKey.of(userName))
                .getResultList()
                .isEmpty();
    }

    /** The record is this person's from now on. */
    public void bind(PersonRow waiting, String objectId) {
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
