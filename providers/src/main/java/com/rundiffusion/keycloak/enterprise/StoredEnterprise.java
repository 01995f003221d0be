package com.rundiffusion.keycloak.enterprise;

import java.time.Instant;
import java.util.Optional;

/**
 * An enterprise as it is written down, whatever the day makes of it.
 *
 * @param providerId internal id of its identity provider
 * @param createdAt empty when it was made past our own API
 */
public record StoredEnterprise(
        Enterprise enterprise,
        String providerId,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        MetadataState metadata) {

    /**
     * How reading its metadata goes.
     *
     * @param readAt when it last succeeded
     * @param failure why the last attempt did not
     */
    public record MetadataState(Optional<Instant> readAt, Optional<String> failure) {}
}
