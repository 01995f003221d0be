package com.rundiffusion.keycloak.operations.upkeep.notice;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningStates;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

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
        /** That addresses come. */
        ADDRESS("address-missing"),
        /** That Entra provisions, as of its last request that was done. */
        SILENCE("provisioning-silent");

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

        /** Whether its end is known before. What comes without saying ends so, and that is said once it has. */
        public boolean isAnnounced() {
            return this != ADDRESS && this != SILENCE;
        }
    }

    /** @param end the last moment of the last certificate */
    public static Ending ofCertificate(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.CERTIFICATE, after(end.at()));
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

    /** @param end when something was last provisioned: another silence has another one */
    static Ending ofSilence(EnterpriseCalendar.End end) {
        return new Ending(end.providerId(), Kind.SILENCE, after(end.at()));
    }

    private static Instant after(Instant last) {
        return last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    public Duration left(Instant now) {
        return Duration.between(now, at);
    }

    /** The last day on which it still is, in UTC. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(at.minusSeconds(1), ZoneOffset.UTC);
    }

    /**
     * Whether it is still so: a certificate may have been renewed since, a plan prolonged, Entra heard of. Of certificate and exception it
     * is the later one: until then people can sign in.
     *
     * @param session whose transaction sees the enterprise
     */
    public boolean isOf(StoredEnterprise stored, KeycloakSession session) {
        return isOf(stored, new ProvisioningStates(session).of(stored.providerId()));
    }

    boolean isOf(StoredEnterprise stored, ProvisioningState provisioning) {
        Optional<Instant> certificate = stored.certificatesEndAt().map(Ending::after);
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
                            case SILENCE ->
                                lastProvisioned(stored.enterprise(), provisioning)
                                        .map(Ending::after);
                        });
    }

    private static Optional<Instant> lastProvisioned(Enterprise enterprise, ProvisioningState state) {
        return state.lastSuccessAt()
                .filter(last -> enterprise.people().provisioning().isOn());
    }

    private static Optional<Instant> endOf(LocalDate lastDay) {
        return Optional.ofNullable(lastDay)
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
