package com.rundiffusion.keycloak.enterprise.setup;

import java.time.Instant;
import java.util.Optional;

/**
 * One session of a setup link.
 *
 * @param actedAt when the first value was given in it; empty for none: perhaps it was a mail filter that has opened it
 */
public record SetupOpening(Instant openedAt, Optional<Instant> actedAt) {}
