package com.rundiffusion.keycloak.session;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.sessions.infinispan.changes.PersistentSessionsChangelogBasedTransaction;
import org.keycloak.models.sessions.infinispan.transaction.DefaultInfinispanTransactionProviderFactory;
import org.keycloak.models.sessions.infinispan.transaction.InfinispanTransactionProvider;
import org.keycloak.models.sessions.infinispan.transaction.InfinispanTransactionProviderFactory;
import org.keycloak.models.sessions.infinispan.transaction.NonBlockingTransaction;

/** Keycloak's own, which believes {@link SessionWrites}. */
@AutoService(InfinispanTransactionProviderFactory.class)
public final class SessionWritesFactory extends DefaultInfinispanTransactionProviderFactory {

    @Override
    public InfinispanTransactionProvider create(KeycloakSession session) {
        InfinispanTransactionProvider keycloaks = super.create(session);
        return new InfinispanTransactionProvider() {
            @Override
            public void registerTransaction(NonBlockingTransaction transaction) {
                keycloaks.registerTransaction(
                        transaction instanceof PersistentSessionsChangelogBasedTransaction<?, ?> sessions
                                ? new LockedSessions(session, sessions)
                                : transaction);
            }

            @Override
            public void close() {
                keycloaks.close();
            }
        };
    }

    @Override
    public String getId() {
        return "sso-session-writes";
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
