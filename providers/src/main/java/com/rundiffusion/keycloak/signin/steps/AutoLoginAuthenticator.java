package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;

/**
 * First step of the browser flow: goes straight to the Entra of the enterprise that the request names, or, when the app
 * wants a fresh sign-in, to the one the session came from. Whatever cannot be followed leaves a sentence for the page
 * of a later step.
 */
final class AutoLoginAuthenticator extends Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (comesBackWithAnError(context) || CurrentSession.mayNotAsk(context)) {
            context.attempted();
            return;
        }
        if (RequestedLevel.of(context).isOutOfReach()) {
            context.forceChallenge(refusal(context));
            return;
        }
        CurrentSession current = CurrentSession.of(context);
        Optional<RequestedEnterprise> requested = RequestedEnterprise.of(context);
        if (requested.isPresent()) {
            follow(requested.get(), current, context);
        } else {
            renew(current, context);
        }
    }

    /** A login that Keycloak forgot is begun again, and leads where it led before: to say so would be one page more. */
    private static boolean comesBackWithAnError(AuthenticationFlowContext context) {
        FormMessage message = context.getForwardedErrorMessage();
        return message != null && !Messages.LOGIN_TIMEOUT.equals(message.getMessage());
    }

    private static Response refusal(AuthenticationFlowContext context) {
        return new Rejections(context.getSession())
                .refuse(
                        RejectionCode.LEVEL_UNAVAILABLE.rejection(RequestedLevel.HIGHEST, null),
                        null,
                        context.getAuthenticationSession().getClient());
    }

    private static void follow(
            RequestedEnterprise requested, CurrentSession current, AuthenticationFlowContext context) {
        Optional<Enterprise> found = requested.enterprise();
        if (found.isEmpty()) {
            explain(context, requested.isEmpty() ? "autoLogin.empty" : "autoLogin.unknown");
        } else if (!found.get().isActive()) {
            explain(context, "autoLogin.paused");
        } else if (current.serves(Optional.of(requested)) && !current.mustBeRenewed()) {
            context.attempted();
        } else {
            EnterpriseRedirect.send(context, found.get(), current);
        }
    }

    private static void renew(CurrentSession current, AuthenticationFlowContext context) {
        Optional<Enterprise> own = current.enterprise().filter(Enterprise::isActive);
        if (own.isPresent() && current.mustBeRenewed()) {
            EnterpriseRedirect.send(context, own.get(), current);
        } else {
            context.attempted();
        }
    }

    /** The name itself is not repeated: it may be anything. */
    private static void explain(AuthenticationFlowContext context, String message) {
        new PageMessage(context).leave(message);
        context.attempted();
    }
}
