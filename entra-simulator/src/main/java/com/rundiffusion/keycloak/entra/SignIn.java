package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.TestRequest;
import java.util.Optional;

/**
 * A sign-in on its way: what asked for it and where its answer goes. Only checked requests become one.
 *
 * @param request empty when it began in My Apps
 */
record SignIn(Optional<AuthnRequest> request, String replyUrl) {

    /** The request that the response names; the portal's "Test" is answered as if there were none. */
    Optional<AuthnRequest> solicitedBy() {
        return request.filter(it -> !TestRequest.ID.equals(it.id()));
    }

    /** Credentials are asked for although there is a session. */
    boolean forced() {
        return request.map(AuthnRequest::forceAuthn).orElse(false);
    }

    /** Nothing may be asked. */
    boolean passive() {
        return request.map(AuthnRequest::passive).orElse(false);
    }

    Optional<String> loginHint() {
        return request.map(AuthnRequest::loginHint).filter(hint -> !hint.isBlank());
    }

    Optional<String> relayState(EnterpriseApplication application) {
        Optional<String> sent = request.map(AuthnRequest::relayState);
        return solicitedBy().isPresent() || sent.isPresent() ? sent : application.relayState();
    }
}
