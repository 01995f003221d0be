package com.rundiffusion.keycloak.realm;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/** What happens once a session's transaction is committed, and not otherwise. */
public final class AfterCommit extends AbstractKeycloakTransaction {

    private final Runnable work;

    private AfterCommit(Runnable work) {
        this.work = work;
    }

    public static void run(KeycloakSession session, Runnable work) {
        session.getTransactionManager().enlistAfterCompletion(new AfterCommit(work));
    }

    @Override
    protected void commitImpl() {
        work.run();
    }

    @Override
    protected void rollbackImpl() {}
}
