package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.signin.device.AnotherAccount;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Sends the browser to an enterprise's Entra, by way of Keycloak's broker. */
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
        if (AnotherAccount.isWanted(context.getSession())) {
            AnotherAccount.isMet(context.getSession());
        }
        context.forceChallenge(
                Response.seeOther(brokerLogin(context, enterprise, login)).build());
    }

    private static URI brokerLogin(
            AuthenticationFlowContext context, Enterprise enterprise, AuthenticationSessionModel login) {
        KeycloakSession session = context.getSession();
        ClientSessionCode<AuthenticationSessionModel> code =
                new ClientSessionCode<>(session, context.getRealm(), login);
        code.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
        return Urls.identityProviderAuthnRequest(
                context.getUriInfo().getBaseUri(),
                enterprise.alias(),
                context.getRealm().getName(),
                code.getOrGenerateCode(),
                login.getClient().getClientId(),
                login.getTabId(),
                AuthenticationProcessor.getClientData(session, login),
                null);
    }
}
