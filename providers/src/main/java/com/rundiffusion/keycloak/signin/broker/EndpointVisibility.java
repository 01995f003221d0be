package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.signin.pending.OpenLogins;
import com.rundiffusion.keycloak.signin.saml.ResponseEnvelope;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;

/**
 * Who may notice that this enterprise exists: a browser with a login that was sent to its Entra, and the bearer of a
 * response that it signed. To everybody else its endpoint answers as Keycloak does for an alias that nobody has.
 */
final class EndpointVisibility {

    private final KeycloakSession session;
    private final EntraIdentityProviderConfig config;

    EndpointVisibility(KeycloakSession session, EntraIdentityProviderConfig config) {
        this.session = session;
        this.config = config;
    }

    boolean mayNotice(Optional<ResponseEnvelope> response) {
        return browserWasSentHere() || response.filter(this::isSignedHere).isPresent();
    }

    void requireBrowserThatWasSentHere() {
        if (!browserWasSentHere()) {
            throw nobody();
        }
    }

    /** As {@code IdentityBrokerService.getEndpoint} says it in 26.7.0. */
    NotFoundException nobody() {
        return new NotFoundException("Identity Provider [" + config.getAlias() + "] not found.");
    }

    private boolean browserWasSentHere() {
        return new OpenLogins(session).anyAt(config.getAlias());
    }

    /** Nothing but who signed it: that it is old, or for somebody else, is for the checks to say. */
    private boolean isSignedHere(ResponseEnvelope response) {
        SsoSettings settings = new SsoSettings(session.getContext().getRealm());
        try {
            return response.fault(settings.replyUrls()).isEmpty()
                    && AssertionUtil.isSignatureValid(
                            response.assertionElement(), config.trustedKeys(KeycloakClock.now()));
        } catch (RuntimeException notVerified) {
            return false;
        }
    }
}
