package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.signin.saml.ResponseEnvelope;
import java.time.Instant;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.common.VerificationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.rotation.KeyLocator;
import org.keycloak.saml.common.constants.GeneralConstants;

/** Keycloak's own check of every signature in a document, with the keys that count now. */
final class SignatureCheck extends SAMLEndpoint {

    private final EntraIdentityProviderConfig trusted;
    private final Instant now;

    SignatureCheck(KeycloakSession session, EntraIdentityProvider provider, Instant now) {
        super(session, provider, provider.getConfig(), null, null);
        this.trusted = provider.getConfig();
        this.now = now;
    }

    /** A document without any signature passes: {@code envelope.fault} must have seen that the assertion has one. */
    boolean passes(ResponseEnvelope envelope) {
        return new Document().passes(envelope);
    }

    /** Opens the parent's protected steps. */
    private final class Document extends PostBinding {

        boolean passes(ResponseEnvelope envelope) {
            try {
                verifySignature(GeneralConstants.SAML_RESPONSE_KEY, envelope.document());
                return true;
            } catch (VerificationException | RuntimeException notVerified) {
                logger.debug("A signature was not verified", notVerified);
                return false;
            }
        }

        @Override
        protected KeyLocator getIDPKeyLocator() {
            return trusted.trustedKeys(now);
        }
    }
}
