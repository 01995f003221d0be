package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;

/**
 * The whole of the first broker login flow. Accounts are made when Entra's answer is accepted, so nobody comes here but the one
 * whose account was deleted in that very moment: they begin again.
 */
final class LostAccountAuthenticator extends Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<String> alias = new PendingLogin(context.getAuthenticationSession()).enterprise();
        ClientModel app = context.getAuthenticationSession().getClient();
        context.forceChallenge(
                alias.isPresent() && app.getBaseUrl() != null
                        ? Response.seeOther(SignInLink.at(app.getBaseUrl(), alias.get()))
                                .build()
                        : new Rejections(context.getSession())
                                .refuse(RejectionCode.LOGIN_UNKNOWN.rejection(), alias.orElse(null), app));
    }
}
