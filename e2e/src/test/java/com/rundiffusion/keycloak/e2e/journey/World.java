package com.rundiffusion.keycloak.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Accounts, their links, sessions and configuration of the realm: what a refusal must leave as it is. */
record World(List<JsonNode> parts) {

    private static final String USERS = "rundiffusion/users?max=1000&briefRepresentation=";

    static World of(AdminRest admin) {
        JsonNode providers = admin.get("rundiffusion/identity-provider/instances?max=100&briefRepresentation=false");
        // Who has a link to whom, in a call for each provider and not for each account.
        Stream<JsonNode> linked = StreamSupport.stream(providers.spliterator(), false)
                .map(provider -> admin.get(
                        USERS + "true&idpAlias=" + provider.get("alias").asText()));
        Stream<JsonNode> rest = Stream.of(
                        USERS + "false",
                        "rundiffusion",
                        "rundiffusion/client-session-stats",
                        "rundiffusion/organizations?max=100&briefRepresentation=false")
                .map(admin::get);
        return new World(Stream.of(Stream.of(providers), linked, rest)
                .flatMap(parts -> parts)
                .toList());
    }
}
