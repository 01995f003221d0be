package com.rundiffusion.keycloak.broker;

import com.rundiffusion.keycloak.login.PendingLogin;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's broker, for a login whose one-time code was already spent on looking it up. */
final class VerifiedLogin implements AuthenticationCallback {

    private final AuthenticationCallback broker;
    private AuthenticationSessionModel login;

    VerifiedLogin(AuthenticationCallback broker, AuthenticationSessionModel login) {
        this.broker = broker;
        this.login = login;
    }

    /** Another login in place of the one that was looked up. */
    void goOnWith(AuthenticationSessionModel other) {
        login = other;
    }

    @Override
    public AuthenticationSessionModel getAndVerifyAuthenticationSession(String encodedCode) {
        return login;
    }

    @Override
    public Response authenticated(BrokeredIdentityContext context) {
        new PendingLogin(context.getAuthenticationSession())
                .acceptedBy(context.getIdpConfig().getInternalId());
        return broker.authenticated(context);
    }

    @Override
    public Response cancelled(IdentityProviderModel provider) {
        return broker.cancelled(provider);
    }

    @Override
    public Response retryLogin(
            UserAuthenticationIdentityProvider<?> provider, AuthenticationSessionModel authenticationSession) {
        return broker.retryLogin(provider, authenticationSession);
    }

    @Override
    public Response error(IdentityProviderModel provider, String message) {
        return broker.error(provider, message);
    }
}
