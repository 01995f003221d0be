package com.rundiffusion.keycloak.signin.steps;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.signin.device.AnotherAccount;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.util.TokenUtil;

/** The session that this browser already has in the realm, if any. */
final class CurrentSession {

    private final AuthenticationFlowContext context;
    private final Optional<UserSessionModel> session;

    private CurrentSession(AuthenticationFlowContext context, Optional<UserSessionModel> session) {
        this.context = context;
        this.session = session;
    }

    static CurrentSession of(AuthenticationFlowContext context) {
        AuthResult identity =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        return new CurrentSession(context, Optional.ofNullable(identity).map(AuthResult::session));
    }

    boolean exists() {
        return session.isPresent();
    }

    /** The enterprise whose Entra this session came from. */
    Optional<Enterprise> enterprise() {
        return origin().flatMap(new EnterpriseDirectory(context.getSession())::byAlias);
    }

    /** Whether it is of the enterprise that the request names, or of any if it names none. Nobody signs in to a paused one. */
    boolean serves(Optional<RequestedEnterprise> requested) {
        return origin().isEmpty()
                ? requested.isEmpty()
                : enterprise()
                        .filter(Enterprise::isActive)
                        .filter(own -> requested.map(name -> name.names(own)).orElse(true))
                        .isPresent();
    }

    /** The alias of the provider that the session came from; none for one that an administrator impersonates. */
    private Optional<String> origin() {
        return session.map(model -> model.getNote(Details.IDENTITY_PROVIDER));
    }

    /**
     * Whether the app wants the person to prove again who they are: {@code prompt=login}, or a {@code max_age} that has
     * run out since Entra last asked them. Or the person wants to be somebody else.
     */
    boolean mustBeRenewed() {
        return AnotherAccount.isWanted(context.getSession()) || isTooOldForTheApp();
    }

    private boolean isTooOldForTheApp() {
        LoginProtocol protocol = context.getSession()
                .getProvider(
                        LoginProtocol.class, context.getAuthenticationSession().getProtocol());
        return session.isPresent()
                && protocol.requireReauthentication(session.get(), context.getAuthenticationSession());
    }

    /** {@code prompt=none}: the app only wants to know whether there is a session. */
    static boolean mayNotAsk(AuthenticationFlowContext context) {
        String prompt = context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.PROMPT_PARAM);
        return TokenUtil.hasPrompt(prompt, OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }
}
