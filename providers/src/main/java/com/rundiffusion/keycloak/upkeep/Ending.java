package com.rundiffusion.keycloak.upkeep;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Something of an enterprise that ends.
 *
 * @param at the first moment at which it no longer is
 */
record Ending(StoredEnterprise of, Kind kind, Instant at) {

    enum Kind {
        CERTIFICATE,
        PLAN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Optional<Ending> ofCertificates(StoredEnterprise stored) {
        return stored.enterprise()
                .application()
                .certificatesEndAt()
                .map(at -> new Ending(stored, Kind.CERTIFICATE, at));
    }

    static Optional<Ending> ofPlan(StoredEnterprise stored) {
        return Optional.ofNullable(stored.enterprise().planEndsOn())
                .map(last -> last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .map(at -> new Ending(stored, Kind.PLAN, at));
    }

    Duration left(Instant now) {
        return Duration.between(now, at);
    }

    /** The last moment at which it still is. */
    Instant lastMoment() {
        return at.minusSeconds(1);
    }

    /** Names this notice among all: another end, be it of a renewed certificate, has notices of its own. */
    String noticeId(Threshold threshold) {
        return String.join(
                "/",
                of.providerId(),
                kind.key(),
                String.valueOf(at.getEpochSecond()),
                String.valueOf(threshold.days()));
    }
}
