package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.schema.GroupMemberRow;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Who is in a group of an enterprise. To add or remove one takes as long in a group of a hundred thousand as in one of ten: nobody loads
 * the others.
 */
public final class Memberships {

    private static final int MOST_AT_ONCE = 500;

    private final EntityManager database;
    private final String providerId;

    public Memberships(KeycloakSession session, String providerId) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.providerId = providerId;
    }

    /**
     * People by the ids that Entra has for them; who is not among the enterprise's is passed over.
     *
     * @return their own ids
     */
    public List<String> people(Collection<String> scimIds) {
        List<String> people = new ArrayList<>();
        batches(scimIds)
                .forEach(batch -> people.addAll(database.createQuery(
                                "select person.id from PersonRow person where person.scimId in :ids"
                                        + " and person.providerId = :provider and person.removedAt is null",
                                String.class)
                        .setParameter("ids", batch)
                        .setParameter("provider", providerId)
                        .getResultList()));
        return people;
    }

    /** @return who was not in it before */
    public List<String> add(String groupId, Collection<String> people) {
        List<String> news = new ArrayList<>();
        batches(people).forEach(batch -> {
            Set<String> missing = new HashSet<>(batch);
            database.createQuery(
                            "select member.personId from GroupMemberRow member"
                                    + " where member.groupId = :group and member.personId in :people",
                            String.class)
                    .setParameter("group", groupId)
                    .setParameter("people", batch)
                    .getResultList()
                    .forEach(missing::remove);
            missing.forEach(person -> {
                GroupMemberRow row = new GroupMemberRow();
                row.groupId = groupId;
                row.personId = person;
                database.persist(row);
            });
            news.addAll(missing);
        });
        return news;
    }

    public void remove(String groupId, Collection<String> people) {
        batches(people)
                .forEach(batch -> database.createQuery("delete from GroupMemberRow member"
                                + " where member.groupId = :group and member.personId in :people")
                        .setParameter("group", groupId)
                        .setParameter("people", batch)
                        .executeUpdate());
    }

    /** Their own ids, the removed ones' too. */
    public List<String> of(String groupId) {
        return database.createQuery(
                        "select member.personId from GroupMemberRow member where member.groupId = :group", String.class)
                .setParameter("group", groupId)
                .getResultList();
    }

    /** Those who are there, in the order in which they came. */
    public List<PersonRow> present(String groupId, int most) {
        return database.createQuery(
                        "select person from PersonRow person, GroupMemberRow member where member.groupId = :group"
                                + " and member.personId = person.id and person.removedAt is null"
                                + " order by person.number",
                        PersonRow.class)
                .setParameter("group", groupId)
                .setMaxResults(most)
                .getResultList();
    }

    private static List<List<String>> batches(Collection<String> all) {
        List<String> list = List.copyOf(all);
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < list.size(); from += MOST_AT_ONCE) {
            batches.add(list.subList(from, Math.min(list.size(), from + MOST_AT_ONCE)));
        }
        return batches;
    }
}
