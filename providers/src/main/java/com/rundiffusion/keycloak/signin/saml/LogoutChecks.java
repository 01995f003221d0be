package com.rundiffusion.keycloak.signin.saml;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** Decides whether a message of a sign-out is the enterprise's own, for us, and of now. */
public final class LogoutChecks {

    /** What Entra writes ends after an hour; whatever a request says, it is not older. */
    private static final Duration OLDEST = Duration.ofMinutes(65);

    /** Of a message that names no end. */
    private static final Duration OLDEST_WITHOUT_END = Duration.ofMinutes(10);

    private final RedirectQuery query;
    private final LogoutMessage message;
    private final String address;
    private final Duration clockSkew;
    private final Instant now;

    /**
     * @param message the one in the query
     * @param address at which it came
     * @param clockSkew by how much Entra's clock may differ from ours, either way
     */
    public LogoutChecks(RedirectQuery query, LogoutMessage message, String address, Duration clockSkew, Instant now) {
        this.query = query;
        this.message = message;
        this.address = address;
        this.clockSkew = clockSkew;
        this.now = now;
    }

    /** @param keys that count now, of the enterprise whose tenant the message names */
    public Optional<LogoutFault> fault(Collection<PublicKey> keys) {
        if (query.signature().filter(signature -> signature.isBy(keys)).isEmpty()) {
            return Optional.of(LogoutFault.SIGNATURE);
        }
        if (!isForUs()) {
            return Optional.of(LogoutFault.DESTINATION);
        }
        boolean isOfNow = !message.issuedAt().isAfter(now.plus(clockSkew)) && now.isBefore(end());
        return isOfNow ? Optional.empty() : Optional.of(LogoutFault.TIME);
    }

    /** From then on the message is refused for its age; until then its id must be kept. */
    public Instant end() {
        Instant oldest = message.issuedAt().plus(OLDEST);
        Instant said = Objects.requireNonNullElse(
                message.notOnOrAfter(), message.issuedAt().plus(OLDEST_WITHOUT_END));
        return (said.isBefore(oldest) ? said : oldest).plus(clockSkew);
    }

    /** Entra's answers name none; they fit one request alone. */
    private boolean isForUs() {
        return message.isAnswer() && message.destination() == null || address.equals(message.destination());
    }
}
