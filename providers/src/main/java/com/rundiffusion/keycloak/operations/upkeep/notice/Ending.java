package com.rundiffusion.keycloak.operations.upkeep.notice;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Something of an enterprise that ends.
 *
 * @param providerId of the enterprise
 * @param at the first moment at which it no longer is
 */
public record Ending(String providerId, Kind kind, Instant at) {

    public enum Kind {
        CERTIFICATE("certificate-ends"),
        /** That expired certificates are accepted. */
        EXCEPTION("exception-ends"),
        PLAN("plan-ends"),
        /** What came without saying ends without being announced. */
        ADDRESS("address-missing");

        private final String event;

        Kind(String event) {
            this.event = event;
        }

        /** Last part of the path of its admin event. */
        String event() {
            return event;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param end the last moment of the last certificate */
    public static Ending ofCertificate(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.CERTIFICATE, end.at().plusSeconds(1));
    }

    /** @param end the beginning of the last day */
    public static Ending ofException(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.EXCEPTION, end.at().plus(Duration.ofDays(1)));
    }

    /** @param end the beginning of the last day */
    public static Ending ofPlan(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.PLAN, end.at().plus(Duration.ofDays(1)));
    }

    /** @param end when an address was first missing */
    static Ending ofAddress(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.ADDRESS, end.at().truncatedTo(ChronoUnit.SECONDS));
    }

    public Duration left(Instant now) {
        return Duration.between(now, at);
    }

    /** The last day on which it still is, in UTC. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(at.minusSeconds(1), ZoneOffset.UTC);
    }

    /**
     * Whether the enterprise still has it: a certificate may have been renewed since, a plan prolonged. Of certificate and exception
     * it is the later one: until then people can sign in.
     */
    public boolean isOf(StoredEnterprise stored) {
        Optional<Instant> certificate = stored.certificatesEndAt().map(last -> last.plusSeconds(1));
        Optional<Instant> exception =
                endOf(stored.enterprise().application().expiry().lastDay());
        boolean excepted = exception.isPresent()
                && certificate.filter(exception.get()::isBefore).isEmpty();
        return Optional.of(at)
                .equals(
                        switch (kind) {
                            case CERTIFICATE -> excepted ? Optional.empty() : certificate;
                            case EXCEPTION -> excepted ? exception : Optional.empty();
                            case ADDRESS ->
                                stored.addressMissingAt().map(since -> since.truncatedTo(ChronoUnit.SECONDS));
                            case PLAN -> endOf(stored.enterprise().planEndsOn());
                        });
    }

    private static Optional<Instant> endOf(LocalDate lastDay) {
        return Optional.ofNullable(lastDay)
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
