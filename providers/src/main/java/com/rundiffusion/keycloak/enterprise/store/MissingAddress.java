package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * That somebody came without an address, although their company sends one under another name, or did so before. Written down once; the
 * background round tells operations. Whoever changes the enterprise takes it away, and it comes back if it happens again.
 */
public final class MissingAddress {

    private static final Logger LOG = Logger.getLogger(MissingAddress.class);

    private MissingAddress() {}

    /** Once the sign-in is stored, in a transaction of its own: it waits for nobody, and does not fail by this. */
    public static void note(KeycloakSession session, String providerId) {
        Instant now = KeycloakClock.now();
        RealmTransaction realm = RealmTransaction.beside(session);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                attempt(realm, providerId, now);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void attempt(RealmTransaction realm, String providerId, Instant now) {
        try {
            realm.run(session -> session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery("update EnterpriseRow row set row.addressMissingAt = :now"
                            + " where row.providerId = :provider and row.addressMissingAt is null")
                    .setParameter("now", now.toEpochMilli())
                    .setParameter("provider", providerId)
                    .executeUpdate());
        } catch (RuntimeException failed) {
            LOG.warnf("A missing address was not written down; the next one is: %s", failed);
        }
    }
}
