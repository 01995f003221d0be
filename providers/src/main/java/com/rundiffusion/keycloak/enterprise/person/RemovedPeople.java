package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.GroupMemberRow;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.schema.PersonValuesRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** People whom Entra has removed. Their accounts stay, switched off, for as long as a rehired person is to be the same. */
public final class RemovedPeople {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager database;

    /** @param session of the realm in its context */
    public RemovedPeople(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Forgets those who were removed before a moment, account and all, the longest first.
     *
     * @return how many; fewer than {@code max} when none is left
     */
    public int forget(Instant before, int max) {
        List<PersonRow> removed = database.createQuery(
                        "select person from PersonRow person where person.realmId = :realm"
                                + " and person.removedAt < :before order by person.removedAt",
                        PersonRow.class)
                .setParameter("realm", realm.getId())
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        removed.forEach(this::forget);
        return removed.size();
    }

    private void forget(PersonRow person) {
        for (Class<?> row : List.of(GroupMemberRow.class, PersonValuesRow.class)) {
            database.createQuery("delete from " + row.getSimpleName() + " row where row.personId = :person")
                    .setParameter("person", person.id)
                    .executeUpdate();
        }
        Optional.ofNullable(person.userId)
                .flatMap(new StoredAccounts(session)::withId)
                .ifPresent(user -> session.users().removeUser(realm, user));
        database.remove(person);
    }
}
