package com.rundiffusion.keycloak.session;

import com.rundiffusion.keycloak.schema.SessionIndexRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * What Entra calls a session from a later sign-in on. Each sign-in brings another name (SAML's SessionIndex), and Keycloak keeps that
 * of the first, by which it finds the session.
 */
public final class LaterSessionIndexes {

    /** Of Entra, 37 characters. One that is longer is not kept. */
    private static final int LONGEST = 128;

    private final EntityManager database;
    private final String realmId;

    public LaterSessionIndexes(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /** @param providerId of the enterprise whose Entra calls it so */
    public void add(String providerId, String sessionIndex, String sessionId, Instant now) {
        if (sessionIndex.length() > LONGEST) {
            return;
        }
        SessionIndexRow row = new SessionIndexRow();
        row.providerId = providerId;
        row.sessionIndex = sessionIndex;
        row.realmId = realmId;
        row.sessionId = sessionId;
        row.createdAt = now.toEpochMilli();
        database.merge(row);
    }

    /** The id of the session, which may be over. */
    public Optional<String> session(String providerId, String sessionIndex) {
        return Optional.ofNullable(
                        database.find(SessionIndexRow.class, new SessionIndexRow.Key(providerId, sessionIndex)))
                .map(row -> row.sessionId);
    }

    /**
     * Forgets the oldest from before a moment.
     *
     * @return how many; fewer than {@code max} when none is left
     */
    public int forget(Instant before, int max) {
        List<SessionIndexRow> rows = database.createQuery(
                        "select row from SessionIndexRow row where row.realmId = :realm and row.createdAt < :before"
                                + " order by row.createdAt",
                        SessionIndexRow.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        rows.forEach(database::remove);
        return rows.size();
    }
}
