package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.operations.setup.Renewal;
import com.rundiffusion.keycloak.operations.setup.Renewal.State;
import com.rundiffusion.keycloak.operations.setup.SetupEvents;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.HashMap;
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
        State state = new Renewal(visit.session()).state(visit.link());
        if (form.text(LivePage.SURE).isEmpty() || !form.text(STATE).equals(Optional.of(key(state)))) {
            return new Answer.Shown(values(visit));
        }
        switch (state) {
            case UNPROVEN -> apart(visit, state, Renewal::ask);
            case SIGNING -> apart(visit, state, Renewal::removeOld);
            case ALONE -> apart(visit, state, Renewal::putBack);
            case OPEN, BESIDE -> {}
        }
        return new Answer.Gone(visit.url(SetupStep.LIVE));
    }

    private interface Change {
        void of(Renewal renewal, SetupLink link, SetupEvents events);
    }

    /** In a session that has read nothing of the enterprise: what operations change meanwhile stays. */
    private static void apart(Visit visit, State state, Change change) {
        RealmTransaction.beside(visit.session()).run(own -> {
            Renewal renewal = new Renewal(own);
            new Enterprises(own).lock();
            SetupLink link = new SetupLinks(own).hold(visit.link());
            if (link.isUsable(KeycloakClock.now()) && renewal.state(link) == state) {
                change.of(renewal, link, SetupEvents.of(own, link));
            }
        });
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
