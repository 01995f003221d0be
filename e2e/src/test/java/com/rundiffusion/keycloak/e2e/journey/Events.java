package com.rundiffusion.keycloak.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the realm stored. */
public final class Events {

    private final AdminRest admin;

    Events(AdminRest admin) {
        this.admin = admin;
    }

    /** The refusal with this reference; there is at most one. */
    public Optional<JsonNode> refusal(String reference) {
        JsonNode events = admin.get("rundiffusion/events?type=IDENTITY_PROVIDER_RESPONSE_ERROR&max=1000");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event ->
                        reference.equals(event.path("details").path("reference").asText()))
                .findFirst();
    }

    /** How many refusals are stored with this reason. */
    public long refusals(String code) {
        JsonNode events = admin.get("rundiffusion/events?type=IDENTITY_PROVIDER_RESPONSE_ERROR&max=10000");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event ->
                        code.equals(event.path("details").path("reason").asText()))
                .count();
    }

    /** How many refusals are stored. */
    public int refusals() {
        return admin.get("rundiffusion/events?type=IDENTITY_PROVIDER_RESPONSE_ERROR&max=10000")
                .size();
    }
}
