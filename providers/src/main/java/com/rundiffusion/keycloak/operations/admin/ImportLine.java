package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.DocumentLines.Line;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.document.json.Notes;
import com.rundiffusion.keycloak.fault.BriefFaults;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultJson;
import com.rundiffusion.keycloak.operations.admin.answer.BatchedAnswer;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.onboarding.Intent;
import com.rundiffusion.keycloak.operations.onboarding.Judge;
import com.rundiffusion.keycloak.operations.onboarding.Judgement;
import com.rundiffusion.keycloak.operations.onboarding.MetadataSource;
import com.rundiffusion.keycloak.operations.onboarding.Onboarding;
import com.rundiffusion.keycloak.operations.onboarding.Outcome;
import com.rundiffusion.keycloak.operations.onboarding.Rehearsal;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** One line of an import: its document is created or updated, and its answer says what became of it. */
final class ImportLine implements BatchedAnswer.Task<ImportLine.Numbered> {

    private final EnterpriseEvents events;
    private final Optional<Rehearsal> rehearsal;
    private final BriefFaults faults = new BriefFaults();
    private final BriefFaults warnings = new BriefFaults();

    ImportLine(EnterpriseEvents events, boolean dryRun) {
        this.events = events;
        this.rehearsal = dryRun ? Optional.of(new Rehearsal()) : Optional.empty();
    }

    /**
     * @param intent empty when the line holds no document
     * @param fault why it does not
     */
    record Numbered(int line, Optional<Intent> intent, Optional<Fault> fault) {

        static Numbered of(Line line, MetadataSource metadata) {
            return new Numbered(
                    line.number(), line.document().map(metadata::ofOneOfMany).map(Intent::put), line.fault());
        }
    }

    @Override
    public Optional<Judgement> judge(KeycloakSession session, Numbered item) {
        return rehearsal.isPresent() ? Optional.empty() : item.intent().map(new Judge(session)::judge);
    }

    @Override
    public ObjectNode run(KeycloakSession session, Numbered item, Optional<Judgement> ahead) {
        rehearsal.ifPresent(kept -> kept.begin(item.line()));
        return brief(
                item.line(),
                item.intent()
                        .map(intent -> rehearsal
                                .map(kept -> kept.judge(session, intent))
                                .orElseGet(() -> new Onboarding(session, events.in(session)).store(intent, ahead)))
                        .orElseGet(
                                () -> Outcome.failed(null, item.fault().stream().toList())));
    }

    @Override
    public ObjectNode broken(Numbered item, Fault why) {
        String alias = item.intent().flatMap(Intent::alias).orElse(null);
        return answer(item.line(), Outcome.failed(alias, List.of(why)));
    }

    private ObjectNode brief(int line, Outcome outcome) {
        ObjectNode json = answer(line, outcome);
        json.set("errors", faults.list(outcome.faults()));
        if (!outcome.failed()) {
            json.set("warnings", warnings.list(Notes.warnings(outcome.enterprise())));
        }
        return json;
    }

    /** @param line of the request, counted from 1 */
    static ObjectNode answer(int line, Outcome outcome) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("line", line);
        json.put("alias", outcome.alias());
        json.put("result", outcome.result().key());
        json.set("errors", FaultJson.list(outcome.faults()));
        if (!outcome.failed()) {
            json.set("warnings", FaultJson.list(Notes.warnings(outcome.enterprise())));
        }
        if (outcome.result() == Outcome.Result.UPDATED) {
            json.set("changes", outcome.changes().toJson());
        }
        return json;
    }
}
