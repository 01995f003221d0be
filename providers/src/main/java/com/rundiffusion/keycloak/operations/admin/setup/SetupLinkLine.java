package com.rundiffusion.keycloak.operations.admin.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.DocumentLines.Line;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultJson;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.admin.answer.BatchedAnswer;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import com.rundiffusion.keycloak.operations.onboarding.Judgement;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.operations.setup.SetupInvitation;
import com.rundiffusion.keycloak.operations.setup.SetupInvitation.Made;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** One line of many: a setup link of its own, for the enterprise of its alias, or for a customer that does not exist yet. */
final class SetupLinkLine implements BatchedAnswer.Task<Line> {

    private final URI setupPages;
    private final EnterpriseEvents events;

    /** @param setupPages where the realm has them: there is no request to tell when a line is written */
    SetupLinkLine(URI setupPages, EnterpriseEvents events) {
        this.setupPages = setupPages;
        this.events = events;
    }

    @Override
    public Optional<Judgement> judge(KeycloakSession session, Line item) {
        return Optional.empty();
    }

    @Override
    public ObjectNode run(KeycloakSession session, Line item, Optional<Judgement> ahead) {
        if (item.document().isEmpty()) {
            return failed(item, item.fault().stream().toList());
        }
        // The same line may be run again by itself.
        ObjectNode presets = item.document().get().deepCopy();
        Optional<StoredEnterprise> stored = EnterpriseDocument.aliasIn(presets).flatMap(new Enterprises(session)::find);
        if (stored.isPresent()) {
            presets.remove("alias");
        }
        Made made = new SetupInvitation(session).make(presets, stored, setupPages, events.operator());
        return made.link()
                .map(invited -> {
                    SetupEvents.of(session, events.in(session)).store(SetupEvents.Kind.CREATED, invited.link());
                    return line(item, invited.link().alias().orElse(null), "created", List.of())
                            .put("id", invited.link().id())
                            .put(
                                    "url",
                                    SetupLinkUrl.opening(
                                                    setupPages, invited.secret().text())
                                            .toString())
                            .put("expiresAt", invited.link().period().endsAt().toString());
                })
                .orElseGet(() -> failed(item, made.faults()));
    }

    @Override
    public ObjectNode broken(Line item, Fault why) {
        return failed(item, List.of(why));
    }

    private static ObjectNode failed(Line item, List<Fault> faults) {
        return line(item, item.document().flatMap(EnterpriseDocument::aliasIn).orElse(null), "failed", faults);
    }

    private static ObjectNode line(Line item, String alias, String result, List<Fault> faults) {
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("line", item.number());
        json.put("alias", alias);
        json.put("result", result);
        json.set("errors", FaultJson.list(faults));
        return json;
    }
}
