package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.domain.PublicMail;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.link.HelpLink;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import com.rundiffusion.keycloak.signin.device.RememberedAddress;
import com.rundiffusion.keycloak.signin.device.RememberedCompany;
import com.rundiffusion.keycloak.signin.pending.PendingLogin;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.MessageType;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * Last step of the browser flow: asks for the work e-mail address and leads to the Entra of the enterprise that owns its
 * domain. Nobody in this realm has a password, so there is nothing else to ask. A post is answered by a redirect, so that
 * reload, back and another language find a page and not a form to send again.
 */
final class EmailFirstAuthenticator extends Step {

    private static final String EMAIL = "email";
    private static final String COMPANY = "company";
    private static final String CORRECT = "correct";
    private static final String FORGET = "forget";
    private static final String TEMPLATE = "email-first.ftl";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        PageMessage notice = new PageMessage(context);
        LoginFormsProvider form = context.form();
        notice.message().ifPresent(message -> form.setMessage(MessageType.WARNING, message));
        Optional<EmailAddress> remembered = new RememberedAddress(context.getSession()).read();
        Optional<String> typed = notice.typed().or(() -> hint(context));
        if (typed.isPresent()) {
            form.setAttribute(EMAIL, typed.get());
        } else {
            remembered.ifPresent(address -> form.setAttribute("remembered", address.text()));
        }
        new RememberedCompany(context.getSession())
                .read()
                .filter(company -> remembered.filter(company::owns).isEmpty())
                .ifPresent(company -> form.setAttribute(COMPANY, company.displayName()));
        form.setAttribute(
                "helpUrl",
                HelpLink.at(
                        context.getSession(), context.getAuthenticationSession().getClient()));
        context.challenge(form.createForm(TEMPLATE));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> answer = context.getHttpRequest().getDecodedFormParameters();
        PageMessage notice = new PageMessage(context);
        notice.clear();
        if (answer.containsKey(FORGET)) {
            new RememberedAddress(context.getSession()).forget();
            new RememberedCompany(context.getSession()).forget();
            askAgain(context);
            return;
        }
        if (answer.containsKey(CORRECT)) {
            notice.correct(answer.getFirst(CORRECT));
            askAgain(context);
            return;
        }
        if (answer.containsKey(COMPANY)) {
            new RememberedCompany(context.getSession())
                    .read()
                    .ifPresentOrElse(
                            company -> EnterpriseRedirect.send(context, company, CurrentSession.of(context)),
                            () -> askAgain(context));
            return;
        }
        String typed = answer.getFirst(EMAIL);
        Optional<EmailAddress> address = EmailAddress.typed(typed);
        if (address.isEmpty()) {
            notice.leave("emailFirst.malformed", typed);
            askAgain(context);
        } else {
            follow(address.get(), notice, context);
        }
    }

    private static void follow(EmailAddress address, PageMessage notice, AuthenticationFlowContext context) {
        Optional<Enterprise> owner = new EnterpriseDirectory(context.getSession())
                .byDomain(address.domain())
                .filter(enterprise -> enterprise.status() != Enterprise.Status.DRAFT);
        if (owner.isEmpty()) {
            notice.leave(
                    PublicMail.isProvider(address.domain().name()) ? "emailFirst.publicMail" : "emailFirst.unknown",
                    address.text());
            askAgain(context);
        } else if (!owner.get().isActive()) {
            notice.leave("autoLogin.paused", address.text());
            askAgain(context);
        } else {
            new RememberedAddress(context.getSession()).write(address);
            new PendingLogin(context.getAuthenticationSession()).hint(address.text());
            EnterpriseRedirect.send(context, owner.get(), CurrentSession.of(context));
        }
    }

    private static void askAgain(AuthenticationFlowContext context) {
        context.forceChallenge(
                Response.seeOther(context.getRefreshExecutionUrl()).build());
    }

    private static Optional<String> hint(AuthenticationFlowContext context) {
        return Optional.ofNullable(
                context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM));
    }
}
