package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.operations.setup.ApprovalRequest;
import com.rundiffusion.keycloak.operations.setup.Renewal;
import com.rundiffusion.keycloak.operations.setup.Renewal.State;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far a renewal is, and the one thing that comes next. */
final class RenewedPage implements StepPage {

    private static final String STATE = "state";

    @Override
    public Map<String, Object> values(Visit visit) {
        SetupLink link = visit.linkNow();
        Map<String, Object> values = new HashMap<>();
        values.put("content", "renewed");
        values.put("heading", SetupPages.RENEWAL);
        values.put(STATE, key(new Renewal(visit.session()).state(link)));
        values.put("canUndo", !link.given().replaced().isEmpty());
        values.put("declined", link.approval().declinedWhy().orElse(null));
        values.put("asked", link.approval().isAwaited());
        values.put("valuesUrl", visit.url(SetupStep.VALUES));
        values.put("testUrl", visit.url(SetupStep.TEST));
        return values;
    }

    /** Of the state that the page has shown, and ticked by a person: a form that comes twice, or from a mail filter, does nothing. */
    @Override
    public Answer post(Visit visit, SetupForm form) {
        SetupEvents events = SetupEvents.of(visit.session(), visit.link());
        Renewal renewal = new Renewal(visit.session());
        State state = renewal.state(visit.link());
        if (form.text(LivePage.SURE).isEmpty() || !form.text(STATE).equals(Optional.of(key(state)))) {
            return new Answer.Shown(values(visit));
        }
        switch (state) {
            case UNPROVEN -> {
                if (!visit.link().approval().isAwaited()) {
                    new ApprovalRequest(visit.session()).send(visit.link(), events, List.of());
                }
            }
            case SIGNING -> renewal.removeOld(visit.link(), events);
            case ALONE -> renewal.putBack(visit.link(), events);
            case OPEN, BESIDE -> {}
        }
        return new Answer.Gone(visit.url(SetupStep.LIVE));
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
