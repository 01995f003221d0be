package com.rundiffusion.keycloak.testkit.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import java.util.List;
import java.util.stream.Stream;

/** Accounts, their links, sessions and configuration of the realm: what a refusal must leave as it is. */
record World(JsonNode providers, List<JsonNode> rest) {

    private static final String USERS = "rundiffusion/users?max=1000&briefRepresentation=";

    static World of(AdminRest admin) {
        JsonNode providers = admin.get("rundiffusion/identity-provider/instances?max=100&briefRepresentation=false");
        // Who has a link, in a call for each provider and not for each account.
        Stream<String> linked =
                providers.findValuesAsText("alias").stream().map(alias -> USERS + "true&idpAlias=" + alias);
        Stream<String> paths = Stream.of(
                USERS + "false",
                "rundiffusion",
                "rundiffusion/client-session-stats",
                "rundiffusion/organizations?max=100&briefRepresentation=false");
        return new World(
                providers,
                Stream.concat(paths, linked).parallel().map(admin::get).toList());
    }
}
