package com.rundiffusion.keycloak.session;

import java.util.function.Consumer;
import org.infinispan.commons.util.concurrent.AggregateCompletionStage;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.sessions.infinispan.transaction.DatabaseUpdate;
import org.keycloak.models.sessions.infinispan.transaction.NonBlockingTransaction;

/** Sessions that a request writes. Keycloak asks whether it may do so in the request's own transaction. */
final class LockedSessions implements NonBlockingTransaction {

    private final KeycloakSession session;
    private final NonBlockingTransaction sessions;

    LockedSessions(KeycloakSession session, NonBlockingTransaction sessions) {
        this.session = session;
        this.sessions = sessions;
    }

    @Override
    public boolean supportsLockingDatabaseEntities() {
        return sessions.supportsLockingDatabaseEntities();
    }

    @Override
    public boolean lockDatabaseEntities() {
        return SessionWrites.areWithTheTransaction(session) || sessions.lockDatabaseEntities();
    }

    @Override
    public void asyncCommit(AggregateCompletionStage<Void> stage, Consumer<DatabaseUpdate> databaseUpdates) {
        sessions.asyncCommit(stage, databaseUpdates);
    }

    @Override
    public void asyncRollback(AggregateCompletionStage<Void> stage) {
        sessions.asyncRollback(stage);
    }
}
