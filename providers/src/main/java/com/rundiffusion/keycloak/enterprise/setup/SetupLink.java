package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.TenantId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A link by which a customer connects itself, without its secrets.
 *
 * @param providerId of the enterprise that it acts on; empty until there is one
 * @param alias of that, or the one that operations have chosen; empty when the customer is asked
 * @param presets what operations have said beforehand
 * @param given what the customer has given so far
 * @param valuesAt when the application was last given, or another one; a test before that was of something else
 * @param tenant that a good test has bound it to
 * @param pages where the realm has the pages of links
 * @param createdBy user name; empty for the service itself
 */
public record SetupLink(
        String id,
        Optional<String> providerId,
        Optional<String> alias,
        Set<SetupPurpose> purposes,
        ObjectNode presets,
        GivenValues given,
        Optional<Instant> valuesAt,
        Optional<TenantId> tenant,
        Instant createdAt,
        Optional<String> createdBy,
        SetupPeriod period,
        Optional<Instant> revokedAt,
        Optional<Instant> finishedAt,
        URI pages,
        Approval approval,
        Mailed mailed,
        Optional<EntraAnswer> entraAnswer) {

    /**
     * An answer that nobody had asked for.
     *
     * @param certificate SHA-256 of the one that it names, in lower-case hexadecimal; nobody has verified it
     */
    public record EntraAnswer(Instant at, Optional<String> certificate) {}

    /**
     * What operations were asked, and what they said.
     *
     * @param asks how often; more than once, somebody may have looked at other values than those that are there now
     * @param declinedWhy what the customer is told; empty unless they have declined
     */
    public record Approval(
            Optional<Instant> askedAt, int asks, Optional<Instant> givenAt, Optional<String> declinedWhy) {

        /** Whether the customer waits for operations. */
        public boolean isAwaited() {
            return askedAt.isPresent() && givenAt.isEmpty();
        }
    }

    /** When the mail server last took a mail with a secret of the link, and when it last did not. */
    public record Mailed(Optional<Instant> takenAt, Optional<Instant> failedAt) {}

    public enum Status {
        /** Nobody has given a value yet. */
        OPEN,
        BEGUN,
        /** Operations or the DNS are waited for; its clock stands still. */
        WAITING,
        FINISHED,
        EXPIRED,
        REVOKED;

        /** The name in documents. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Status status(Instant now) {
        if (revokedAt.isPresent()) {
            return Status.REVOKED;
        }
        if (finishedAt.isPresent()) {
            return Status.FINISHED;
        }
        if (period.isOver(now)) {
            return Status.EXPIRED;
        }
        if (period.stillSince().isPresent()) {
            return Status.WAITING;
        }
        return period.begun() ? Status.BEGUN : Status.OPEN;
    }

    /** Whether it does no more than to bring another certificate for a company that is connected. */
    public boolean renews() {
        return purposes.contains(SetupPurpose.RENEW) && !purposes.contains(SetupPurpose.CONNECT);
    }

    /** Whether it is there to provision the people of a company that is connected, and not to look after its sign-in. */
    public boolean provisions() {
        return purposes.contains(SetupPurpose.PROVISIONING)
                && !purposes.contains(SetupPurpose.CONNECT)
                && !purposes.contains(SetupPurpose.RENEW);
    }

    /** Whether its pages may be used. */
    public boolean isUsable(Instant now) {
        return switch (status(now)) {
            case OPEN, BEGUN, WAITING -> true;
            case FINISHED, EXPIRED, REVOKED -> false;
        };
    }
}
