package com.rundiffusion.keycloak.enterprise.log;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The log of a realm's sign-ins, which hold as long as its events. */
public final class SignInLog {

    private final EntityManager database;
    private final String realmId;

    public SignInLog(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /**
     * Forgets the oldest entries from before a moment.
     *
     * @return how many; fewer than {@code max} when none is left
     */
    public int forget(Instant before, int max) {
        List<Long> ids = database.createQuery(
                        "select row.id from SignInLogRow row where row.realmId = :realm and row.loggedAt < :before"
                                + " order by row.loggedAt",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        return ids.isEmpty()
                ? 0
                : database.createQuery("delete from SignInLogRow row where row.id in :ids")
                        .setParameter("ids", ids)
                        .executeUpdate();
    }
}
