package com.rundiffusion.keycloak.enterprise.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that came with a token that opens, and what was answered. No value of a person is in it.
 *
 * @param resource of which kind the thing asked for is, such as {@code Users}
 * @param item our id of it; empty where the path has none
 * @param code what was wrong
 * @param detail what to change, in plain words
 */
public record ScimRequest(
        Instant at,
        String method,
        String resource,
        Optional<String> item,
        int status,
        Optional<String> code,
        Optional<String> detail,
        Duration took) {

    /** The first status of those that refuse. */
    static final int BAD = 400;

    public boolean isRefused() {
        return status >= BAD;
    }

    /** Look-ups that found an answer are many, and say nothing that the count does not. */
    boolean isLogged() {
        return isRefused() || !method.equals("GET");
    }
}
