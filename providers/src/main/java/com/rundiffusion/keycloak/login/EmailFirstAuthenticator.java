package com.rundiffusion.keycloak.login;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EnterpriseDirectory;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.MessageType;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * Last step of the browser flow: asks for the work e-mail address and leads to the Entra of the enterprise that owns its
 * domain. Nobody in this realm has a password, so there is nothing else to ask.
 */
final class EmailFirstAuthenticator extends Step {

    private static final String FIELD = "email";
    private static final String TEMPLATE = "email-first.ftl";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        String hint = context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM);
        ask(context, context.form(), hint);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String typed = context.getHttpRequest().getDecodedFormParameters().getFirst(FIELD);
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) {
            askAgain(context, typed, "emailFirst.malformed");
            return;
        }
        Optional<Enterprise> owner = new EnterpriseDirectory(context.getSession())
                .byDomain(address.get().domain())
                .filter(enterprise -> enterprise.status() != Enterprise.Status.DRAFT);
        if (owner.isEmpty()) {
            askAgain(context, typed, "emailFirst.unknown");
        } else if (!owner.get().isActive()) {
            askAgain(context, typed, "autoLogin.paused");
        } else {
            context.getAuthenticationSession()
                    .setClientNote(
                            OIDCLoginProtocol.LOGIN_HINT_PARAM, address.get().text());
            EnterpriseRedirect.send(context, owner.get(), CurrentSession.of(context));
        }
    }

    private static void askAgain(AuthenticationFlowContext context, String typed, String message) {
        ask(context, context.form().setMessage(MessageType.WARNING, message), typed);
    }

    private static void ask(AuthenticationFlowContext context, LoginFormsProvider form, String typed) {
        context.challenge(form.setAttribute(FIELD, typed).createForm(TEMPLATE));
    }
}
