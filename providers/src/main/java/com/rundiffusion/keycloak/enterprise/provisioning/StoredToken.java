package com.rundiffusion.keycloak.enterprise.provisioning;

import com.rundiffusion.keycloak.schema.AccessTokenRow;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A token as it is written down: all but itself.
 *
 * @param hint its last characters
 * @param createdBy user name of who made it, or the setup link; empty where neither did
 * @param lastUsedAt to the minute
 * @param endsAt empty for never
 */
public record StoredToken(
        String id,
        String hint,
        Instant createdAt,
        Optional<String> createdBy,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt,
        Optional<Instant> endsAt) {

    /** Whether it opens anything. */
    public enum Status {
        OPEN,
        REVOKED,
        EXPIRED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static StoredToken of(AccessTokenRow row) {
        return new StoredToken(
                row.id,
                row.hint,
                Instant.ofEpochMilli(row.createdAt),
                Optional.ofNullable(row.createdBy),
                Optional.ofNullable(row.lastUsedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.revokedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.endsAt).map(Instant::ofEpochMilli));
    }

    public Status status(Instant now) {
        if (revokedAt.isPresent()) {
            return Status.REVOKED;
        }
        return endsAt.filter(end -> !now.isBefore(end)).isPresent() ? Status.EXPIRED : Status.OPEN;
    }

    /** Since when it opens nothing any more; empty while it does. */
    Optional<Instant> shutAt(Instant now) {
        return status(now) == Status.OPEN ? Optional.empty() : revokedAt.or(() -> endsAt);
    }
}
