package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's broker, for a login whose one-time code was already spent on looking it up. */
final class BrokerCallback implements AuthenticationCallback {

    private final KeycloakSession session;
    private final EntraIdentityProviderConfig config;
    private final AuthenticationCallback broker;
    private AuthenticationSessionModel login;

    BrokerCallback(
            KeycloakSession session,
            EntraIdentityProviderConfig config,
            AuthenticationCallback broker,
            AuthenticationSessionModel login) {
        this.session = session;
        this.config = config;
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

    /** Whoever is new has an account before Keycloak looks for one. */
    @Override
    public Response authenticated(BrokeredIdentityContext identity) {
        EntraAssertion assertion = EntraIdentityProvider.assertion(identity);
        // Keycloak takes the claim as it is written, and finds people by it letter for letter.
        String objectId = assertion.objectId();
        identity.setId(objectId);
        identity.setBrokerUserId(config.getAlias() + "." + objectId);
        return new Admission(session, config, identity, assertion)
                .refusal()
                .map(refused -> refuse(refused, BrokeredPerson.userName(assertion)))
                .orElseGet(() -> broker.authenticated(identity));
    }

    /** Not asked for: the envelope's status was looked at before. */
    @Override
    public Response cancelled(IdentityProviderModel provider) {
        return refuse(RejectionCode.STATUS_NOT_SUCCESS.rejection());
    }

    @Override
    public Response retryLogin(
            UserAuthenticationIdentityProvider<?> provider, AuthenticationSessionModel authenticationSession) {
        return broker.retryLogin(provider, authenticationSession);
    }

    /** Not asked for, as {@link #cancelled}. */
    @Override
    public Response error(IdentityProviderModel provider, String message) {
        return refuse(RejectionCode.STATUS_NOT_SUCCESS.rejection());
    }

    /** Where the account is what is wrong, the person is told which one it was. */
    private Response refuse(Rejection rejection, String userName) {
        String shown = rejection.code().isAboutAccount() ? userName : null;
        return new Rejections(session).refuse(rejection, config.getAlias(), login.getClient(), shown);
    }

    private Response refuse(Rejection rejection) {
        return new Rejections(session).refuse(rejection, config.getAlias(), login.getClient());
    }
}
