package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.check.CheckContext;
import com.rundiffusion.keycloak.enterprise.document.check.DocumentChecks;
import com.rundiffusion.keycloak.enterprise.document.check.Taken;
import com.rundiffusion.keycloak.enterprise.document.check.Verdict;
import com.rundiffusion.keycloak.enterprise.document.json.StoredDocument;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.operations.onboarding.Outcome.Result;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Says what documents come to by what is stored, and stores nothing. */
public final class Judge {

    private final Enterprises enterprises;
    private final SsoSettings settings;
    private final Optional<Rehearsal> rehearsal;

    public Judge(KeycloakSession session) {
        this(session, Optional.empty());
    }

    /** @param rehearsal whose lines count as if they were stored */
    public Judge(KeycloakSession session, Optional<Rehearsal> rehearsal) {
        this.enterprises = new Enterprises(session);
        this.settings = new SsoSettings(session.getContext().getRealm());
        this.rehearsal = rehearsal;
    }

    /** In a session of its own: what the given one reads before the lock it would not read again after it. */
    public static Judgement ahead(KeycloakSession session, Intent intent) {
        return RealmTransaction.beside(session).call(own -> new Judge(own).judge(intent));
    }

    public Judgement judge(Intent intent) {
        return judge(intent, stored(intent));
    }

    /** The same where nothing has changed that it depends on, else a new one. */
    Judgement again(Intent intent, Judgement earlier) {
        Optional<StoredEnterprise> stored = stored(intent);
        return earlier.holds(stored, taken())
                ? new Judgement(stored, earlier.taken(), earlier.outcome())
                : judge(intent, stored);
    }

    private Judgement judge(Intent intent, Optional<StoredEnterprise> stored) {
        AskedTaken taken = new AskedTaken(taken());
        return new Judgement(stored, taken, outcome(intent, stored, taken));
    }

    private Optional<StoredEnterprise> stored(Intent intent) {
        return intent.alias()
                .flatMap(alias -> rehearsal.flatMap(kept -> kept.find(alias)).or(() -> enterprises.find(alias)));
    }

    private Taken taken() {
        Taken realm = new StoredTaken(enterprises);
        return rehearsal.map(kept -> kept.over(realm)).orElse(realm);
    }

    private Outcome outcome(Intent intent, Optional<StoredEnterprise> stored, Taken taken) {
        if (intent.draftOnly()) {
            return stored.map(kept -> draft(intent, kept, taken))
                    .orElseGet(() ->
                            change(intent.json().deepCopy().put("status", Status.DRAFT.key()), intent, stored, taken));
        }
        return stored.flatMap(kept -> intent.switchedOff()
                        .map(off -> changed(kept, kept.enterprise().with(off))))
                .orElseGet(() -> change(intent.json(), intent, stored, taken));
    }

    /** One that is no draft any more stays as it is: {@link Result#UNCHANGED} then, with the changes that are not made. */
    private Outcome draft(Intent intent, StoredEnterprise stored, Taken taken) {
        ObjectNode json = intent.withoutName();
        if (stored.enterprise().status() == Status.DRAFT) {
            return change(json, intent, Optional.of(stored), taken);
        }
        json.put("status", Status.DRAFT.key());
        Outcome asDraft = change(json, intent, Optional.of(stored), taken);
        return asDraft.failed() ? asDraft : leftAsItIs(stored.enterprise(), asDraft.enterprise());
    }

    private static Outcome leftAsItIs(Enterprise stored, Enterprise other) {
        Changes notMade = Changes.between(stored, other.with(stored.status()));
        return new Outcome(stored.alias(), Result.UNCHANGED, stored, notMade, List.of());
    }

    private Outcome change(ObjectNode named, Intent intent, Optional<StoredEnterprise> stored, Taken taken) {
        ObjectNode json =
                stored.map(kept -> new StoredDocument(kept).overlaidWith(named)).orElse(named);
        DocumentReader reader = new DocumentReader(json);
        EnterpriseDocument document = reader.document();
        List<Fault> faults = new ArrayList<>(reader.faults());
        faults.addAll(intent.submission().faults());
        Verdict verdict = new DocumentChecks(
                        context(taken, intent.draftOnly()), document, stored.map(StoredEnterprise::enterprise))
                .verdict(faults);
        if (!verdict.faults().isEmpty()) {
            return Outcome.failed(EnterpriseDocument.aliasIn(json).orElse(null), verdict.faults());
        }
        return stored.map(kept -> changed(kept, verdict.enterprise())).orElseGet(() -> created(verdict.enterprise()));
    }

    /** What the checks say of a stored enterprise, or of a document about it, as if it were switched on now. */
    Verdict review(StoredEnterprise stored, Submission submission) {
        DocumentReader reader = new DocumentReader(submission.json().deepCopy().put("status", Status.ACTIVE.key()));
        List<Fault> faults = new ArrayList<>(reader.faults());
        faults.addAll(submission.faults());
        Enterprise off = stored.enterprise().with(Status.PAUSED);
        return new DocumentChecks(context(taken(), false), reader.document(), Optional.of(off)).verdict(faults);
    }

    /** @param identifierInUse whether Firebase has the Identifier already */
    private CheckContext context(Taken taken, boolean identifierInUse) {
        CheckContext context = new CheckContext(settings, taken, KeycloakClock.now());
        return identifierInUse ? context.whereIdentifierIsInUse() : context;
    }

    private static Outcome created(Enterprise enterprise) {
        return new Outcome(enterprise.alias(), Result.CREATED, enterprise, Changes.creating(enterprise), List.of());
    }

    private static Outcome changed(StoredEnterprise stored, Enterprise enterprise) {
        Changes changes = Changes.between(stored.enterprise(), enterprise);
        return new Outcome(
                enterprise.alias(),
                changes.isEmpty() ? Result.UNCHANGED : Result.UPDATED,
                enterprise,
                changes,
                List.of());
    }
}
