package com.rundiffusion.keycloak.session;

import com.rundiffusion.keycloak.schema.DatabaseKind;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Lets the session that a login makes be written with everything else that its request writes, in one transaction. Keycloak gives
 * it one of its own: two tabs of a browser can end their logins at the same moment, both make the one session of this browser, and
 * there the slower can try again. Here it waits, and finds the session of the faster.
 */
public final class NewSession {

    /** By 64 bits of the id; two that share them wait for each other, and nothing else. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))";

    private NewSession() {}

    /**
     * Call it before the request looks whether there is such a session: nobody makes it meanwhile, until the transaction ends. When
     * there is none, {@link SessionWrites#withTheTransaction} is safe.
     *
     * @return false on any database but PostgreSQL, where all stays as Keycloak does it
     */
    public static boolean lock(KeycloakSession session, String id) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        if (!DatabaseKind.isPostgres(database)) {
            return false;
        }
        // Not as a native query of Hibernate's: it would make a plan of each, which takes longer than the lock.
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setString(1, id);
                lock.execute();
            }
        });
        return true;
    }
}
