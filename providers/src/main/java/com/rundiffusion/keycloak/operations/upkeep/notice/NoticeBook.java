package com.rundiffusion.keycloak.operations.upkeep.notice;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.operations.event.MailQueue;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.schema.NoticeRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Which notices were given: in the database, so that neither a restart nor another node gives one again. */
public final class NoticeBook {

    /** Parameters that any database takes in one query. */
    private static final int MOST_AT_ONCE = 500;

    private final KeycloakSession session;
    private final EntityManager database;
    private final RealmModel realm;

    public NoticeBook(KeycloakSession session) {
        this.session = session;
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = session.getContext().getRealm();
    }

    Set<String> given(List<String> ids) {
        Set<String> given = new HashSet<>();
        for (int first = 0; first < ids.size(); first += MOST_AT_ONCE) {
            Collection<String> some = ids.subList(first, Math.min(ids.size(), first + MOST_AT_ONCE));
            given.addAll(database.createQuery("select row.id from NoticeRow row where row.id in :ids", String.class)
                    .setParameter("ids", some)
                    .getResultList());
        }
        return given;
    }

    /**
     * To be called under the enterprises' lock. Writes down the notice and the mails that are to go out: to operations and to
     * the enterprise's contacts, to each address its own, so that one that bounces makes nobody else hear of it again; to
     * nobody when the realm has no SMTP server.
     *
     * @return false when it was given before
     */
    public boolean give(Notice notice, Enterprise to, Instant now) {
        if (database.find(NoticeRow.class, notice.id()) != null) {
            return false;
        }
        NoticeRow row = new NoticeRow();
        row.id = notice.id();
        row.providerId = notice.ending().providerId();
        row.givenAt = now.toEpochMilli();
        database.persist(row);
        new MailQueue(session)
                .add(
                        new MailQueue.News(notice.id(), notice.ending().providerId(), null),
                        Stream.concat(new SsoSettings(realm).operationsEmail().stream(), to.contacts().stream()),
                        now);
        return true;
    }
}
