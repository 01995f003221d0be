package com.rundiffusion.keycloak.testkit.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the realm stored of refusals. */
public final class Events {

    private final AdminRest admin;

    Events(AdminRest admin) {
        this.admin = admin;
    }

    /** The newest twenty, the last one first. */
    public List<JsonNode> newest() {
        JsonNode events = admin.get("rundiffusion/events?type=IDENTITY_PROVIDER_RESPONSE_ERROR&max=20");
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    /** Those that were stored since these were the newest. */
    public List<JsonNode> since(List<JsonNode> newest) {
        return newest().stream()
                .takeWhile(event -> newest.isEmpty() || !event.equals(newest.get(0)))
                .toList();
    }

    /** The one with this reference; it is a new one. */
    public Optional<JsonNode> refusal(String reference) {
        return newest().stream()
                .filter(event ->
                        reference.equals(event.path("details").path("reference").asText()))
                .findFirst();
    }
}
