package com.rundiffusion.keycloak.provisioning.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.Bookmarks;
import com.rundiffusion.keycloak.provisioning.query.Bookmarks.Bookmark;
import com.rundiffusion.keycloak.provisioning.query.PageRequest;
import com.rundiffusion.keycloak.provisioning.resource.ListShape;
import com.rundiffusion.keycloak.provisioning.resource.ScimClient;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** All people of an enterprise, page by page, in the order in which they came. */
public final class UserPages {

    private static final String PRESENT =
            " from PersonRow person where person.providerId = :provider and person.removedAt is null";

    /** Said so that an index is gone through from there on, and not from its beginning. */
    private static final String AFTER =
            " and person.number >= :number and (person.number > :number or person.id > :id)";

    private final EntityManager database;
    private final ScimClient client;
    private final Bookmarks bookmarks;

    /** @param bookmarks of this node */
    public UserPages(KeycloakSession session, ScimClient client, Bookmarks bookmarks) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.client = client;
        this.bookmarks = bookmarks;
    }

    public ObjectNode page(PageRequest asked, Attributes shown) {
        long now = KeycloakClock.now().toEpochMilli();
        Optional<Bookmark> bookmark = bookmarks.of(client.providerId(), asked.startIndex(), now);
        long total = bookmark.map(Bookmark::total).orElseGet(() -> counted(now));
        List<PersonRow> people = asked.count() == 0 ? List.of() : people(asked, bookmark);
        if (people.size() == asked.count() && !people.isEmpty()) {
            int next = asked.startIndex() + people.size();
            PersonRow last = people.get(people.size() - 1);
            bookmarks.keep(client.providerId(), next, last.number, last.id, total, now);
        }
        return ListShape.of(
                total,
                asked.startIndex(),
                people.stream()
                        .map(person -> shown.shown(StoredRecord.shape(person, client.base())))
                        .toList());
    }

    private List<PersonRow> people(PageRequest asked, Optional<Bookmark> bookmark) {
        String after = bookmark.isPresent() ? AFTER : "";
        TypedQuery<PersonRow> query = database.createQuery(
                        "select person" + PRESENT + after + " order by person.number, person.id", PersonRow.class)
                .setParameter("provider", client.providerId())
                .setMaxResults(asked.count());
        bookmark.ifPresentOrElse(
                known -> query.setParameter("number", known.number()).setParameter("id", known.id()),
                () -> query.setFirstResult(asked.startIndex() - 1));
        return query.getResultList();
    }

    private long counted(long now) {
        long total = database.createQuery("select count(person)" + PRESENT, Long.class)
                .setParameter("provider", client.providerId())
                .getSingleResult();
        bookmarks.keepTotal(client.providerId(), total, now);
        return total;
    }
}
