package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Documents in, enterprises out, in the session's transaction. A document with a fault changes nothing. Reading and judging one
 * takes its time, so that is done before the lock that all writers share; under it, only what the judgement depends on is
 * looked at again.
 */
public final class Onboarding {

    private final KeycloakSession session;
    private final Enterprises enterprises;
    private final ChangeEvents events;

    public Onboarding(KeycloakSession session, ChangeEvents events) {
        this.session = session;
        this.enterprises = new Enterprises(session);
        this.events = events;
    }

    /** What has a fault waits for nobody. */
    public Outcome store(Intent intent) {
        Judgement ahead = Judge.ahead(session, intent);
        return ahead.outcome().failed() ? ahead.outcome() : store(intent, Optional.of(ahead));
    }

    /** @param ahead made without the lock; empty where that failed */
    public Outcome store(Intent intent, Optional<Judgement> ahead) {
        enterprises.lock();
        Judge judge = new Judge(session);
        Judgement judgement = ahead.map(earlier -> judge.again(intent, earlier)).orElseGet(() -> judge.judge(intent));
        Outcome outcome = judgement.outcome();
        switch (outcome.result()) {
            case CREATED -> {
                enterprises.create(outcome.enterprise());
                noteMetadata(intent, outcome);
                events.store(OperationType.CREATE, outcome.alias(), outcome.changes());
            }
            case UPDATED -> {
                StoredEnterprise before = judgement.stored().orElseThrow();
                enterprises.update(before, outcome.enterprise());
                noteMetadata(intent, outcome);
                new ChangeMails(session).add(before, outcome.enterprise(), events.source());
                events.store(OperationType.UPDATE, outcome.alias(), outcome.changes());
            }
            // It may have been switched off past us, which signs nobody out.
            case UNCHANGED ->
                intent.switchedOff().flatMap(off -> judgement.stored()).ifPresent(enterprises::signOut);
            case FAILED -> {}
        }
        return outcome;
    }

    private void noteMetadata(Intent intent, Outcome outcome) {
        if (intent.submission().metadataFetched()) {
            enterprises.noteMetadataRead(outcome.enterprise());
        }
    }
}
