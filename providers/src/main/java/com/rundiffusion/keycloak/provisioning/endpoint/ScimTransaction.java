package com.rundiffusion.keycloak.provisioning.endpoint;

import com.rundiffusion.keycloak.enterprise.store.WriteLock;
import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;

/**
 * What a request changes: in one transaction of its own, whole or not at all, and once more where somebody else was at the same. A
 * refusal is not tried again.
 */
final class ScimTransaction {

    private static final Logger LOG = Logger.getLogger(ScimTransaction.class);

    /** One more than the races that a request can lose: against another request, and against a sign-in. */
    private static final int ATTEMPTS = 3;

    private static final Set<Class<?>> LOST = Set.of(
            OptimisticLockException.class,
            PessimisticLockException.class,
            LockTimeoutException.class,
            StaleStateException.class,
            LockAcquisitionException.class,
            ConstraintViolationException.class,
            ModelDuplicateException.class,
            WriteLock.Busy.class);

    /** A constraint, or a transaction that the database gave up (SQL:2016, classes of SQLSTATE). */
    private static final Set<String> LOST_CLASSES = Set.of("23", "40");

    /** A lock that could not be had in time, as PostgreSQL and H2 say it. */
    private static final Set<String> LOST_STATES = Set.of("55P03", "HYT00");

    private final RealmTransaction transaction;

    ScimTransaction(RealmTransaction transaction) {
        this.transaction = transaction;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault when others were at it each time */
    <T> T call(Function<KeycloakSession, T> work) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return transaction.call(work);
            } catch (RuntimeException failed) {
                if (!isLost(failed)) {
                    throw failed;
                }
                LOG.debugf(failed, "Somebody else was at the same, attempt %d", attempt);
            }
        }
        throw ScimFaultCode.BUSY.fault();
    }

    static boolean isLost(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(ScimTransaction::tellsOfARace);
    }

    private static boolean tellsOfARace(Throwable cause) {
        return LOST.stream().anyMatch(kind -> kind.isInstance(cause))
                || cause instanceof SQLException refused && isLost(refused.getSQLState());
    }

    private static boolean isLost(String state) {
        return state != null
                && (LOST_STATES.contains(state) || state.length() == 5 && LOST_CLASSES.contains(state.substring(0, 2)));
    }
}
