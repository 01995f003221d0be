package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.session.LaterSessionIndexes;
import com.rundiffusion.keycloak.session.NewSession;
import com.rundiffusion.keycloak.session.SessionWrites;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets a person in beside the session of somebody else. A login that starts, or is still open, while the browser has a
 * session bears that session's id, and Keycloak refuses another person in it. Such a login goes on in a fresh one; the
 * old session ends when Keycloak sets the cookies of the new.
 */
final class PersonSwitch {

    private final KeycloakSession session;
    private final IdentityProviderModel config;

    PersonSwitch(KeycloakSession session, IdentityProviderModel config) {
        this.session = session;
        this.config = config;
    }

    /** The login to go on with, once the assertion is accepted; most often the same. */
    AuthenticationSessionModel loginFor(EntraAssertion assertion, AuthenticationSessionModel login) {
        String id = login.getParentSession().getId();
        boolean locked = NewSession.lock(session, id);
        UserSessionModel current = session.sessions().getUserSession(login.getRealm(), id);
        if (current == null && locked) {
            SessionWrites.withTheTransaction(session);
        }
        if (current == null) {
            return login;
        }
        if (isOf(assertion, current)) {
            noteLaterName(assertion, current);
            return login;
        }
        AuthenticationSessionModel fresh = AuthenticationProcessor.recreate(session, login);
        session.getContext().setAuthenticationSession(fresh);
        return fresh;
    }

    /** Keycloak keeps what Entra called the session first. */
    private void noteLaterName(EntraAssertion assertion, UserSessionModel current) {
        assertion.sessionIndexes().stream()
                .findFirst()
                .ifPresent(index -> new LaterSessionIndexes(session)
                        .add(config.getInternalId(), index, current.getId(), KeycloakClock.now()));
    }

    private boolean isOf(EntraAssertion assertion, UserSessionModel current) {
        return config.getAlias().equals(current.getNote(Details.IDENTITY_PROVIDER))
                && current.getUser() != null
                && assertion.objectId().equals(current.getUser().getFirstAttribute(BrokeredPerson.OBJECT_ID));
    }
}
