package com.rundiffusion.keycloak.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.stream.Stream;

/** Accounts, sessions and configuration of the realm: what a refusal must leave as it is. */
record World(List<JsonNode> parts) {

    static World of(AdminRest admin) {
        return new World(Stream.of(
                        "users?max=1000&briefRepresentation=false",
                        "client-session-stats",
                        "organizations?max=100&briefRepresentation=false",
                        "identity-provider/instances?max=100&briefRepresentation=false")
                .map(path -> admin.get("rundiffusion/" + path))
                .toList());
    }
}
