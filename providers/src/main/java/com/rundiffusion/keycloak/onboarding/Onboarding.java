package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.Enterprises;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.onboarding.Outcome.Result;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Documents in, enterprises out, in the session's transaction. A document with a fault changes nothing. Each method takes
 * the lock before it reads what it decides on.
 */
final class Onboarding {

    private final Enterprises enterprises;
    private final EnterpriseEvents events;
    private final SsoSettings settings;
    private final Optional<Rehearsal> rehearsal;

    /** @param rehearsal of a dry run, which stores nothing; empty for one that does */
    Onboarding(KeycloakSession session, AdminEventBuilder events, Optional<Rehearsal> rehearsal) {
        this.enterprises = new Enterprises(session);
        this.events = new EnterpriseEvents(events);
        this.settings = new SsoSettings(session.getContext().getRealm());
        this.rehearsal = rehearsal;
    }

    Onboarding(KeycloakSession session, AdminEventBuilder events, boolean dryRun) {
        this(session, events, dryRun ? Optional.of(new Rehearsal()) : Optional.empty());
    }

    /** Whatever stands in the way of a new one is a fault, one of the same alias too. */
    Outcome create(Submission submission) {
        enterprises.lock();
        return apply(submission.json(), submission.faults(), Optional.empty());
    }

    /** Creates or updates, by the document's alias. */
    Outcome put(Submission submission) {
        enterprises.lock();
        Optional<StoredEnterprise> stored =
                EnterpriseDocument.aliasIn(submission.json()).flatMap(this::find);
        return stored.isPresent()
                ? update(stored.get(), submission)
                : apply(submission.json(), submission.faults(), stored);
    }

    /**
     * Creates a draft, or brings one up to date that still is one. What is past that is ours, and what the document has else is
     * not taken: the outcome is {@link Result#UNCHANGED} then, with the changes that were not made.
     */
    Outcome putDraft(Submission submission) {
        enterprises.lock();
        Optional<StoredEnterprise> stored =
                EnterpriseDocument.aliasIn(submission.json()).flatMap(this::find);
        if (stored.isEmpty()) {
            return apply(submission.json().deepCopy().put("status", Status.DRAFT.key()), submission.faults(), stored);
        }
        // Ours to choose, and perhaps chosen meanwhile.
        ObjectNode json = submission.json().deepCopy().without(List.of("displayName"));
        if (stored.get().enterprise().status() == Status.DRAFT) {
            return update(stored.get(), new Submission(json, submission.faults()));
        }
        json.put("status", Status.DRAFT.key());
        ObjectNode whole = new StoredDocument(stored.get()).overlaidWith(json);
        Verdict verdict = verdict(whole, submission.faults(), stored);
        return verdict.faults().isEmpty()
                ? leftAsItIs(stored.get().enterprise(), verdict.enterprise())
                : failed(whole, verdict);
    }

    private static Outcome leftAsItIs(Enterprise stored, Enterprise other) {
        Changes notMade = Changes.between(stored, other.with(stored.status()));
        return new Outcome(stored.alias(), Result.UNCHANGED, stored, notMade, List.of());
    }

    /** @param stored as it was read under the lock */
    Outcome update(StoredEnterprise stored, Submission submission) {
        Optional<Status> off = switchedOff(submission.json());
        if (off.isPresent()) {
            return store(stored.enterprise().with(off.get()), Optional.of(stored));
        }
        ObjectNode whole = new StoredDocument(stored).overlaidWith(submission.json());
        return apply(whole, submission.faults(), Optional.of(stored));
    }

    /** Nothing may stand in the way of that: not what has become of the other values either. */
    private static Optional<Status> switchedOff(ObjectNode json) {
        return json.size() != 1
                ? Optional.empty()
                : Stream.of(Status.DRAFT, Status.PAUSED)
                        .filter(status ->
                                status.key().equals(json.path("status").asText()))
                        .findFirst();
    }

    private Outcome apply(ObjectNode json, List<Fault> earlier, Optional<StoredEnterprise> stored) {
        Verdict verdict = verdict(json, earlier, stored);
        return verdict.faults().isEmpty() ? store(verdict.enterprise(), stored) : failed(json, verdict);
    }

    private static Outcome failed(ObjectNode json, Verdict verdict) {
        return Outcome.failed(EnterpriseDocument.aliasIn(json).orElse(null), verdict.faults());
    }

    private Verdict verdict(ObjectNode json, List<Fault> earlier, Optional<StoredEnterprise> stored) {
        DocumentReader reader = new DocumentReader(json);
        EnterpriseDocument document = reader.document();
        List<Fault> faults = new ArrayList<>(reader.faults());
        faults.addAll(earlier);
        return new DocumentChecks(circumstances(), document, stored.map(StoredEnterprise::enterprise)).verdict(faults);
    }

    private Optional<StoredEnterprise> find(String alias) {
        return rehearsal.flatMap(kept -> kept.find(alias)).or(() -> enterprises.find(alias));
    }

    private Neighbours neighbours() {
        Neighbours realm = new StoredNeighbours(enterprises);
        return rehearsal.map(kept -> kept.over(realm)).orElse(realm);
    }

    private Circumstances circumstances() {
        return new Circumstances(
                settings.replyUrls(),
                settings.entraHosts(),
                neighbours(),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    private Outcome store(Enterprise enterprise, Optional<StoredEnterprise> stored) {
        if (stored.isEmpty()) {
            Changes changes = Changes.creating(enterprise);
            rehearsal.ifPresent(kept -> kept.keep(enterprise, stored));
            if (rehearsal.isEmpty()) {
                enterprises.create(enterprise);
                events.store(OperationType.CREATE, enterprise.alias(), changes);
            }
            return new Outcome(enterprise.alias(), Result.CREATED, enterprise, changes, List.of());
        }
        Changes changes = Changes.between(stored.get().enterprise(), enterprise);
        if (changes.isEmpty()) {
            return new Outcome(enterprise.alias(), Result.UNCHANGED, enterprise, changes, List.of());
        }
        rehearsal.ifPresent(kept -> kept.keep(enterprise, stored));
        if (rehearsal.isEmpty()) {
            enterprises.update(stored.get(), enterprise);
            events.store(OperationType.UPDATE, enterprise.alias(), changes);
        }
        return new Outcome(enterprise.alias(), Result.UPDATED, enterprise, changes, List.of());
    }
}
