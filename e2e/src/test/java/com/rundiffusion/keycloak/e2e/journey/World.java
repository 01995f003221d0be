package com.rundiffusion.keycloak.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Accounts, their links, sessions and configuration of the realm: what a refusal must leave as it is. */
record World(List<JsonNode> parts) {

    static World of(AdminRest admin) {
        JsonNode users = admin.get("rundiffusion/users?max=1000&briefRepresentation=false");
        Stream<JsonNode> links = StreamSupport.stream(users.spliterator(), false)
                .map(user -> admin.get("rundiffusion/users/" + user.get("id").asText() + "/federated-identity"));
        Stream<JsonNode> rest = Stream.of(
                        "rundiffusion",
                        "rundiffusion/client-session-stats",
                        "rundiffusion/organizations?max=100&briefRepresentation=false",
                        "rundiffusion/identity-provider/instances?max=100&briefRepresentation=false")
                .map(admin::get);
        return new World(
                Stream.of(Stream.of(users), links, rest).flatMap(parts -> parts).toList());
    }
}
