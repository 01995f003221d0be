package com.rundiffusion.keycloak.entra.provisioning;

import java.time.Instant;

/**
 * A line of the provisioning log.
 *
 * @param object {@code User} or {@code Group} and its name
 */
public record LogEntry(Instant at, Step step, String object, String detail) {}
