package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.schema.WriteLockRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.LockAcquisitionException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One writer at a time among all nodes, until the transaction ends. Keycloak has no constraint that keeps two enterprises
 * from one domain, and none that keeps two writers of one enterprise apart.
 */
public final class WriteLock {

    /** A write under the lock takes a fraction of a second, and a bulk import lets others in between its batches. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String TIMEOUT = "jakarta.persistence.lock.timeout";

    private WriteLock() {}

    /** Others were at it for too long. The transaction is lost; the same work may be tried again. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Busy(Throwable cause) {
            super("Others were writing for longer than anybody waits", cause);
        }
    }

    /**
     * Waits for whoever holds it. What is read from the database afterwards does not change until the end.
     *
     * @throws Busy when that takes too long
     */
    public static void take(KeycloakSession session, String realmId) {
        take(session, realmId, PATIENCE);
    }

    static void take(KeycloakSession session, String realmId, Duration patience) {
        if (isLocked(session, realmId, patience)) {
            return;
        }
        RuntimeException notInserted = insert(session, realmId);
        if (!isLocked(session, realmId, patience)) {
            throw new IllegalStateException("The row to lock is not there and cannot be made", notInserted);
        }
    }

    /** @return false when there is no row */
    private static boolean isLocked(KeycloakSession session, String realmId, Duration patience) {
        try {
            // Keycloak's own wrapper would leave nothing of Hibernate's exception but its cause.
            return database(session)
                            .unwrap(Session.class)
                            .find(
                                    WriteLockRow.class,
                                    realmId,
                                    LockModeType.PESSIMISTIC_WRITE,
                                    Map.of(TIMEOUT, Math.toIntExact(patience.toMillis())))
                    != null;
        } catch (RuntimeException failed) {
            boolean waited = Stream.iterate((Throwable) failed, cause -> cause != null, Throwable::getCause)
                    .anyMatch(WriteLock::isTimeout);
            throw waited ? new Busy(failed) : failed;
        }
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof LockTimeoutException
                || cause instanceof PessimisticLockException
                || cause instanceof LockAcquisitionException;
    }

    /**
     * In a transaction of its own: another node may be doing the same.
     *
     * @return why not; {@code null} when it is done. If another node was faster, the row is there
     */
    private static RuntimeException insert(KeycloakSession session, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                WriteLockRow row = new WriteLockRow();
                row.realmId = realmId;
                database(own).persist(row);
            });
            return null;
        } catch (RuntimeException failed) {
            return failed;
        }
    }

    private static EntityManager database(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
