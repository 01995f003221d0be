package com.rundiffusion.keycloak.signin.steps;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Second step of the browser flow: Keycloak's cookie step, for a session of the enterprise that the request names. A
 * session of another one, or a name that nobody knows, must not sign anybody in to the wrong account.
 */
final class EnterpriseSessionAuthenticator extends CookieAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!CurrentSession.of(context).serves(RequestedEnterprise.of(context))) {
            context.attempted();
            return;
        }
        super.authenticate(context);
        if (heldBackForAnOrganization(context)) {
            context.success();
        }
    }

    /**
     * Keycloak attaches the session and then yields when the app asked for the scope {@code organization}, to have the
     * organization chosen. Here a session has exactly one.
     */
    private static boolean heldBackForAnOrganization(AuthenticationFlowContext context) {
        String attached = context.getAuthenticationSession().getAuthNote(AuthenticationManager.SSO_AUTH);
        return context.getStatus() == FlowStatus.ATTEMPTED && Boolean.parseBoolean(attached);
    }
}
