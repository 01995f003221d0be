package com.rundiffusion.keycloak.operations.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.store.Remnant;
import com.rundiffusion.keycloak.enterprise.store.Remnants;
import com.rundiffusion.keycloak.fault.FaultJson;
import com.rundiffusion.keycloak.operations.admin.answer.Answers;
import com.rundiffusion.keycloak.operations.onboarding.Changes;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** What the REST says and does where no enterprise has the alias, but half of one. */
final class RemnantAnswers {

    private final EnterpriseEvents events;
    private final Remnants remnants;
    private final Answers answers;
    private final String alias;

    RemnantAnswers(KeycloakSession session, EnterpriseEvents events, String alias) {
        this.events = events;
        this.remnants = new Remnants(session);
        this.answers = new Answers(session);
        this.alias = alias;
    }

    /** The alias and what is the matter; nothing else of it can be told. */
    Response show() {
        return remnants.find(alias)
                .map(remnant -> Response.ok(json(remnant)).build())
                .orElseGet(answers::unknown);
    }

    /** A half cannot be changed. */
    Response refuse() {
        return remnants.find(alias)
                .map(remnant -> answers.faults(List.of(remnant.problem().fault(null, null, null))))
                .orElseGet(answers::unknown);
    }

    /** To be called under the enterprises' lock, unless nothing is to be done; its people were taken care of before. */
    Response delete(boolean dryRun) {
        return remnants.find(alias)
                .map(remnant -> dryRun ? Response.ok(json(remnant)).build() : delete(remnant))
                .orElseGet(answers::unknown);
    }

    private Response delete(Remnant remnant) {
        remnants.remove(remnant);
        events.store(OperationType.DELETE, alias, Changes.none());
        return Response.noContent().build();
    }

    private static ObjectNode json(Remnant remnant) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode().put("alias", remnant.alias());
        json.set("problems", FaultJson.list(List.of(remnant.problem().fault(null, null, null))));
        return json;
    }
}
