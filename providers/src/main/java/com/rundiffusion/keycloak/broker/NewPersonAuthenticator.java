package com.rundiffusion.keycloak.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EnterpriseDirectory;
import com.rundiffusion.keycloak.login.PendingLogin;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Rejections;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.IdpCreateUserIfUniqueAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's step that makes the account of a person who comes for the first time. It runs in a request after the one that
 * accepted Entra's answer, and from there Keycloak carries the alias alone: the browser can take its time, and meanwhile the
 * alias may have become somebody else's. An account that an earlier first sign-in left unfinished must not be in the way of
 * the next, and no page may tell that it exists.
 */
final class NewPersonAuthenticator extends IdpCreateUserIfUniqueAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        SerializedBrokeredIdentityContext person =
                SerializedBrokeredIdentityContext.readFromAuthenticationSession(login, BROKERED_CONTEXT_NOTE);
        if (person == null) {
            super.authenticate(context);
        } else if (!isStillAccepted(context.getSession(), login, person.getIdentityProviderId())) {
            refuse(context, RejectionCode.ENTERPRISE_UNAVAILABLE, person.getIdentityProviderId());
        } else if (isInMeanwhile(context.getSession(), context.getRealm().getId(), person.getModelUsername())) {
            refuse(context, RejectionCode.LOGIN_UNKNOWN, person.getIdentityProviderId());
        } else {
            super.authenticate(context);
        }
    }

    private static boolean isStillAccepted(KeycloakSession session, AuthenticationSessionModel login, String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        return provider != null
                && new PendingLogin(login).wasAcceptedBy(provider.getInternalId())
                && new EnterpriseDirectory(session)
                        .enterprise(provider)
                        .filter(Enterprise::isActive)
                        .isPresent();
    }

    /**
     * Whether another first sign-in of the same person was finished first. One that never was left an account without a link,
     * named by alias and object id as nobody else's is: it goes, in a transaction of its own, for Keycloak's step makes one of
     * the same name next, and Hibernate would insert before it deletes.
     */
    private static boolean isInMeanwhile(KeycloakSession session, String realmId, String username) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            RealmModel realm = own.realms().getRealm(realmId);
            own.getContext().setRealm(realm);
            UserModel found = own.users().getUserByUsername(realm, username);
            if (found == null) {
                return false;
            }
            if (own.users().getFederatedIdentitiesStream(realm, found).findAny().isPresent()) {
                return true;
            }
            own.users().removeUser(realm, found);
            return false;
        });
    }

    private static void refuse(AuthenticationFlowContext context, RejectionCode code, String alias) {
        context.forceChallenge(new Rejections(context.getSession())
                .refuse(
                        code.rejection(),
                        alias,
                        context.getAuthenticationSession().getClient()));
    }
}
