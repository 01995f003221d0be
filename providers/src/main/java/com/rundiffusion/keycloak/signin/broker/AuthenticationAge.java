package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the person proved to Entra recently enough who they are. Entra's AuthnInstant is that of its own session, which
 * can be weeks old, so a {@code max_age} may turn out to have run out only when the response is here.
 */
final class AuthenticationAge {

    private final PendingLogin pending;
    private final Duration clockSkew;
    private final Instant now;

    AuthenticationAge(PendingLogin pending, Duration clockSkew, Instant now) {
        this.pending = pending;
        this.clockSkew = clockSkew;
        this.now = now;
    }

    /** Older than the app allows, and Entra was not told to ask again yet: once is enough, however little is allowed. */
    boolean tooOld(EntraAssertion assertion) {
        Instant proven = assertion.authnInstant().orElseThrow();
        return pending.maxAge()
                .filter(maxAge -> pending.renewalAskedAt().isEmpty())
                .filter(maxAge -> proven.plus(maxAge).plus(clockSkew).isBefore(now))
                .isPresent();
    }

    /** From before the moment when Entra was told to ask again (ForceAuthn), so asking once more would not help. */
    boolean tooOldEvenRenewed(EntraAssertion assertion) {
        Instant proven = assertion.authnInstant().orElseThrow();
        return pending.renewalAskedAt()
                .filter(asked -> proven.plus(clockSkew).isBefore(asked))
                .isPresent();
    }

    Rejection rejection(EntraAssertion assertion) {
        return RejectionCode.AUTHENTICATION_TOO_OLD.rejection(
                Wanted.AT_OR_AFTER.of(pending.renewalAskedAt().orElseThrow()),
                assertion.authnInstant().orElseThrow());
    }
}
