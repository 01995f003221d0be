package com.rundiffusion.keycloak.setup.page;

import java.net.URI;
import java.util.Map;

/** What one step of a setup link shows, and what it makes of what is sent to it. */
interface StepPage {

    /** @return by their names in the step's template */
    Map<String, Object> values(Visit visit);

    /** A step at which there is nothing to send is left as it is. */
    default Answer post(Visit visit, SetupForm form) {
        return new Answer.Shown(values(visit));
    }

    sealed interface Answer {

        /** The same step again, with what there is to say. */
        record Shown(Map<String, Object> values) implements Answer {}

        /** What was sent is stored; the browser goes on. */
        record Gone(URI to) implements Answer {}
    }
}
