package com.rundiffusion.keycloak.schema;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One writer at a time among all nodes, until the transaction ends. Keycloak has no constraint that keeps two enterprises
 * from one domain, and none that keeps two writers of one enterprise apart.
 */
public final class WriteLock {

    private WriteLock() {}

    /** Waits for whoever holds it. What is read from the database afterwards does not change until the end. */
    public static void take(KeycloakSession session, String realmId) {
        EntityManager database = database(session);
        if (database.find(WriteLockRow.class, realmId, LockModeType.PESSIMISTIC_WRITE) == null) {
            insert(session, realmId);
            database.find(WriteLockRow.class, realmId, LockModeType.PESSIMISTIC_WRITE);
        }
    }

    /** In a transaction of its own: another node may be doing the same. */
    private static void insert(KeycloakSession session, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                WriteLockRow row = new WriteLockRow();
                row.realmId = realmId;
                database(own).persist(row);
            });
        } catch (RuntimeException anotherNodeWasFaster) {
            // Then the row is there.
        }
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
