package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.LogoutNoticeRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The notices that are still to be told. One node tells each: whoever claims it. */
final class WaitingNotices {

    /** Longer than a call takes: whoever has not come back by then has died. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final EntityManager database;
    private final long now = KeycloakClock.now().toEpochMilli();

    WaitingNotices(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** The longest due first. */
    List<String> due(Set<String> exceptOfClients, int max) {
        TypedQuery<String> query = database.createQuery(
                        "select row.id from LogoutNoticeRow row where row.dueAt <= :now"
                                + (exceptOfClients.isEmpty() ? "" : " and row.clientId not in :clients")
                                + " order by row.dueAt",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(max);
        if (!exceptOfClients.isEmpty()) {
            query.setParameter("clients", exceptOfClients);
        }
        return query.getResultList();
    }

    Optional<LogoutNoticeRow> find(String id) {
        return Optional.ofNullable(database.find(LogoutNoticeRow.class, id));
    }

    /** @return false when another node was faster */
    boolean claim(LogoutNoticeRow notice) {
        return 1
                == database.createQuery(
                                "update LogoutNoticeRow row set row.dueAt = :later, row.attempts = row.attempts + 1"
                                        + " where row.id = :id and row.dueAt <= :now")
                        .setParameter("later", now + LEASE.toMillis())
                        .setParameter("id", notice.id)
                        .setParameter("now", now)
                        .executeUpdate();
    }

    void repeat(String id, Duration delay) {
        database.createQuery("update LogoutNoticeRow row set row.dueAt = :later where row.id = :id")
                .setParameter("later", now + delay.toMillis())
                .setParameter("id", id)
                .executeUpdate();
    }

    void forget(String id) {
        database.createQuery("delete from LogoutNoticeRow row where row.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
