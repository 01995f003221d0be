package com.rundiffusion.keycloak.signin.logout;

import com.rundiffusion.keycloak.link.EntraLogoutLink;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.signin.saml.LogoutChecks;
import com.rundiffusion.keycloak.signin.saml.LogoutFault;
import com.rundiffusion.keycloak.signin.saml.LogoutMessage;
import com.rundiffusion.keycloak.signin.saml.RedirectQuery;
import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Ends the session that Entra says has ended, if it is Entra that says so. What comes of it is counted and told to nobody: whoever
 * sends anything here could else learn who is a customer, and fill the store of events.
 */
final class EndByEntra {

    private static final Logger LOG = Logger.getLogger(EndByEntra.class);

    /** What comes of a request that was believed. Those that are not are counted by their {@link LogoutFault}. */
    enum Outcome {
        ENDED,
        /** It is over, or was never here. */
        NO_SESSION,
        REPEATED,
        FAILED
    }

    private final KeycloakSession session;
    private final Instant now = KeycloakClock.now();

    EndByEntra(KeycloakSession session) {
        this.session = session;
    }

    /** @param query empty where it cannot be read */
    void attempt(Optional<RedirectQuery> query) {
        Optional<LogoutMessage> message = query.flatMap(RedirectQuery::message);
        if (message.isEmpty()) {
            count(LogoutFault.UNREADABLE);
            return;
        }
        Optional<Sender> sender = Sender.of(message.get(), session, now);
        if (sender.isEmpty()) {
            count(LogoutFault.UNKNOWN_ISSUER);
            return;
        }
        LogoutChecks checks = checks(query.get(), message.get());
        checks.fault(sender.get().keys())
                .ifPresentOrElse(EndByEntra::count, () -> count(end(sender.get(), message.get(), checks.end())));
    }

    private LogoutChecks checks(RedirectQuery query, LogoutMessage message) {
        return new LogoutChecks(
                query,
                message,
                EntraLogoutLink.at(session).toString(),
                new SsoSettings(session.getContext().getRealm()).clockSkew(),
                now);
    }

    private Outcome end(Sender sender, LogoutMessage message, Instant usableUntil) {
        if (!new OneTimeRequests(session, sender).use(message.id(), usableUntil, now)) {
            return Outcome.REPEATED;
        }
        try {
            return new EntraSession(session, sender, message.sessionIndex()).end() ? Outcome.ENDED : Outcome.NO_SESSION;
        } catch (RuntimeException failed) {
            // Entra asks once, and has no use for an error.
            LOG.warn("A session that Microsoft has ended could not be ended here", failed);
            return Outcome.FAILED;
        }
    }

    private static void count(Enum<?> outcome) {
        String name = outcome.name().toLowerCase(Locale.ROOT);
        LOG.debugf("Microsoft's sign-out: %s", name);
        Metrics.globalRegistry.counter("sso.entra.logouts", "outcome", name).increment();
    }
}
