package com.rundiffusion.keycloak.rejection;

import java.time.Instant;
import java.util.Optional;

/**
 * A refusal as its stored event tells it, without whom and from where.
 *
 * @param code empty when the event is of a version with other codes
 * @param reason the code as stored
 * @param enterprise alias, {@code null} when nobody could tell; so are the other texts that were not known
 * @param client id of the app that the person came from
 */
public record RecordedRejection(
        Reference reference,
        Instant time,
        Optional<RejectionCode> code,
        String reason,
        String enterprise,
        String client,
        String expected,
        String actual) {}
