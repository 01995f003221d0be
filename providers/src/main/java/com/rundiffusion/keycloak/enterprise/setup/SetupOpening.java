package com.rundiffusion.keycloak.enterprise.setup;

import java.time.Instant;
import java.util.Optional;

/**
 * One session of a setup link.
 *
 * @param contact by whose mail it was opened; empty where operations have handed the link over, or a colleague tests
 * @param actedAt when the first value was given in it; empty for none: perhaps it was a mail filter that has opened it
 */
public record SetupOpening(Optional<String> contact, Instant openedAt, Optional<Instant> actedAt) {}
