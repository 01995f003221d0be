package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.operations.admin.answer.BatchedAnswer;
import com.rundiffusion.keycloak.operations.migration.FirebaseConfig;
import com.rundiffusion.keycloak.operations.migration.FirebaseConfigs.Entry;
import com.rundiffusion.keycloak.operations.migration.FirebaseNote;
import com.rundiffusion.keycloak.operations.migration.FirebaseNote.Code;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Judge;
import com.rundiffusion.keycloak.operations.onboarding.Judgement;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.Rehearsal;
import com.rundiffusion.keycloak.operations.onboarding.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** One customer of Firebase's: becomes a draft, and its answer says what could not come along. */
final class FirebaseLine implements BatchedAnswer.Task<Entry> {

    private final EnterpriseEvents events;
    private final Optional<Rehearsal> rehearsal;

    FirebaseLine(EnterpriseEvents events, boolean dryRun) {
        this.events = events;
        this.rehearsal = dryRun ? Optional.of(new Rehearsal()) : Optional.empty();
    }

    @Override
    public Optional<Judgement> judge(KeycloakSession session, Entry entry) {
        return rehearsal.isPresent() ? Optional.empty() : intent(entry).map(new Judge(session)::judge);
    }

    private static Optional<Intent> intent(Entry entry) {
        return entry.config().map(config -> Intent.putDraft(new Submission(config.document(), List.of())));
    }

    @Override
    public ObjectNode run(KeycloakSession session, Entry entry, Optional<Judgement> ahead) {
        rehearsal.ifPresent(kept -> kept.begin(entry.line()));
        return intent(entry)
                .map(intent -> rehearsal
                        .map(kept -> kept.judge(session, intent))
                        .orElseGet(() -> new Onboarding(session, events.in(session)).store(intent, ahead)))
                .map(outcome -> answer(entry, outcome))
                .orElseGet(() -> answer(
                        entry, Outcome.failed(null, entry.fault().stream().toList())));
    }

    @Override
    public ObjectNode broken(Entry entry, Fault why) {
        String alias = intent(entry).flatMap(Intent::alias).orElse(null);
        return answer(entry, Outcome.failed(alias, List.of(why)));
    }

    private static ObjectNode answer(Entry entry, Outcome outcome) {
        List<FirebaseNote> notes =
                new ArrayList<>(entry.config().map(FirebaseConfig::notes).orElse(List.of()));
        boolean leftAsItIs = outcome.result() == Outcome.Result.UNCHANGED
                && !outcome.changes().isEmpty();
        if (leftAsItIs) {
            notes.add(new FirebaseNote(
                    Code.LEFT_AS_IT_IS, String.join(", ", outcome.changes().fields())));
        }
        ObjectNode json = ImportLine.answer(entry.line(), outcome);
        json.set("notes", FirebaseNote.list(notes));
        return json;
    }
}
