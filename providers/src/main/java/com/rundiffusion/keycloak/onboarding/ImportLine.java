package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.onboarding.DocumentLines.Line;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** One line of an import: its document is created or updated, and its answer says what became of it. */
final class ImportLine implements BatchedAnswer.Task<ImportLine.Numbered> {

    private final AdminEventBuilder events;
    private final boolean dryRun;

    ImportLine(AdminEventBuilder events, boolean dryRun) {
        this.events = events;
        this.dryRun = dryRun;
    }

    /** @param submission empty when the line holds no document */
    record Numbered(int line, Optional<Submission> submission) {

        static Numbered of(Line line, MetadataSource metadata) {
            return new Numbered(line.number(), line.document().map(metadata::ofOneOfMany));
        }
    }

    @Override
    public ObjectNode run(KeycloakSession session, Numbered item) {
        return answer(
                item.line(),
                item.submission()
                        .map(submission -> new Onboarding(session, events.clone(session), dryRun).put(submission))
                        .orElseGet(() -> Outcome.failed(
                                null,
                                List.of(FaultCode.JSON_UNREADABLE.fault(null, null, "one JSON object on one line")))));
    }

    @Override
    public ObjectNode broken(Numbered item, Fault why) {
        String alias = item.submission()
                .flatMap(submission -> EnterpriseDocument.aliasIn(submission.json()))
                .orElse(null);
        return answer(item.line(), Outcome.failed(alias, List.of(why)));
    }

    /** @param line of the request, counted from 1 */
    static ObjectNode answer(int line, Outcome outcome) {
        ObjectNode json = EnterpriseJson.MAPPER.createObjectNode();
        json.put("line", line);
        json.put("alias", outcome.alias());
        json.put("result", outcome.result().key());
        json.set("errors", FaultJson.list(outcome.faults()));
        if (outcome.result() == Outcome.Result.UPDATED) {
            json.set("changes", outcome.changes().toJson());
        }
        return json;
    }
}
