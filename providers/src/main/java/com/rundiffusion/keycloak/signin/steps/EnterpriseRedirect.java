package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.signin.device.AnotherAccount;
import com.rundiffusion.keycloak.signin.device.AskAgain;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Sends the browser to an enterprise's Entra. */
final class EnterpriseRedirect {

    private EnterpriseRedirect() {}

    /** Ends the step with a redirect. A session that the browser has stays as it is until the new person is accepted. */
    static void send(AuthenticationFlowContext context, Enterprise enterprise, CurrentSession current) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        PendingLogin pending = new PendingLogin(login);
        pending.sendTo(enterprise.alias());
        if (current.mustBeRenewed()) {
            pending.renew();
        }
        if (AskAgain.isDue(context.getSession())) {
            pending.renewAfterSignOut();
        }
        if (AnotherAccount.isWanted(context.getSession())) {
            AnotherAccount.isMet(context.getSession());
        }
        context.forceChallenge(byGet(toEntra(context, enterprise, login)));
    }

    /** Keycloak answers 302, after which a browser may post the form of the sign-in page to Entra (RFC 9110, 15.4.3). */
    private static Response byGet(Response answer) {
        return answer.getStatus() == Response.Status.FOUND.getStatusCode()
                ? Response.fromResponse(answer)
                        .status(Response.Status.SEE_OTHER)
                        .build()
                : answer;
    }

    /**
     * What Keycloak's broker would answer to one more redirect. RelayState has no room for the data of the client, and where to
     * answer is known to the provider.
     */
    private static Response toEntra(
            AuthenticationFlowContext context, Enterprise enterprise, AuthenticationSessionModel login) {
        KeycloakSession session = context.getSession();
        ClientModel client = login.getClient();
        UserAuthenticationIdentityProvider<?> entra =
                IdentityBrokerService.getIdentityProvider(session, enterprise.alias());
        ClientSessionCode<AuthenticationSessionModel> code =
                new ClientSessionCode<>(session, context.getRealm(), login);
        code.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        IdentityBrokerState state = IdentityBrokerState.decoded(
                code.getOrGenerateCode(), client.getId(), client.getClientId(), login.getTabId(), null);
        return entra.performLogin(new AuthenticationRequest(
                session, context.getRealm(), login, context.getHttpRequest(), context.getUriInfo(), state, null));
    }
}
