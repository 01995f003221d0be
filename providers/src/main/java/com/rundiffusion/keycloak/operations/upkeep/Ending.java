package com.rundiffusion.keycloak.operations.upkeep;

import com.rundiffusion.keycloak.enterprise.EnterpriseCalendar;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Something of an enterprise that ends.
 *
 * @param providerId of the enterprise
 * @param at the first moment at which it no longer is
 */
record Ending(String providerId, Kind kind, Instant at) {

    enum Kind {
        CERTIFICATE,
        PLAN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param end the last moment of the last certificate */
    static Ending ofCertificate(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.CERTIFICATE, end.at().plusSeconds(1));
    }

    /** @param end the beginning of the last day */
    static Ending ofPlan(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.PLAN, end.at().plus(Duration.ofDays(1)));
    }

    Duration left(Instant now) {
        return Duration.between(now, at);
    }

    /** The last day on which it still is, in UTC. */
    LocalDate lastDay() {
        return LocalDate.ofInstant(at.minusSeconds(1), ZoneOffset.UTC);
    }

    /** Whether the enterprise still has it: a certificate may have been renewed since, a plan prolonged. */
    boolean isOf(StoredEnterprise stored) {
        Optional<Instant> end = switch (kind) {
            case CERTIFICATE -> stored.certificatesEndAt().map(last -> last.plusSeconds(1));
            case PLAN ->
                Optional.ofNullable(stored.enterprise().planEndsOn())
                        .map(last ->
                                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        };
        return end.equals(Optional.of(at));
    }
}
