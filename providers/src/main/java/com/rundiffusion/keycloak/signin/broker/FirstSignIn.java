package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/**
 * Makes the account of a person who comes for the first time, in the request that accepts Entra's answer. Account, link and
 * membership come in one transaction, so there is never half of one, and nothing can happen between them. Keycloak makes them in
 * three requests, and the browser decides when the next one comes.
 *
 * <p>Of two requests of one person, in whatever tab or node, the unique user name lets one through. The other finds what that
 * one made.
 */
final class FirstSignIn {

    private static final Logger LOG = Logger.getLogger(FirstSignIn.class);

    /** One more than the races that a request can lose: against another request, and against a broken-off one's account. */
    private static final int ATTEMPTS = 3;

    private enum Outcome {
        MADE,
        FOUND,
        REFUSED
    }

    private final KeycloakSession session;
    private final EntraIdentityProviderConfig config;
    private final BrokeredIdentityContext identity;
    private final EntraAssertion assertion;

    FirstSignIn(
            KeycloakSession session,
            EntraIdentityProviderConfig config,
            BrokeredIdentityContext identity,
            EntraAssertion assertion) {
        this.session = session;
        this.config = config;
        this.identity = identity;
        this.assertion = assertion;
    }

    /** Whether nobody is linked to the person that Entra names. */
    boolean isDue() {
        return linked() == null;
    }

    /** @return false when the enterprise lets nobody in any more, and nothing was made */
    boolean complete() {
        new BrokeredPerson(assertion, session, config).describeTo(identity);
        Outcome outcome = joined();
        if (outcome == Outcome.MADE) {
            RealmTransaction.beside(session).run(this::cache);
            tell(linked());
        }
        return outcome != Outcome.REFUSED;
    }

    /** Again where somebody else was at the same account; what comes after it is not. */
    private Outcome joined() {
        for (int attempt = 1; ; attempt++) {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(), this::join);
            } catch (RuntimeException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
                LOG.debug("Somebody else was at the same account", lost);
            }
        }
    }

    /**
     * No session's cache takes what has changed since the session began. That of this request is older than the account, and would
     * ask the database for it at every turn, and so would the next request; a younger one reads it for them.
     */
    private void cache(KeycloakSession young) {
        UserModel user = linked(young);
        if (user != null) {
            CachedMembership.of(user, young, config.getOrganizationId());
            user.getAttributes();
        }
    }

    private Outcome join(KeycloakSession own) {
        RealmModel realm = own.realms().getRealm(session.getContext().getRealm().getId());
        own.getContext().setRealm(realm);
        if (new Enterprises(own)
                .hold(config.getInternalId())
                .filter(this::letsIn)
                .isEmpty()) {
            return Outcome.REFUSED;
        }
        StoredAccounts accounts = new StoredAccounts(own);
        if (accounts.linkedTo(link()).isPresent()) {
            return Outcome.FOUND;
        }
        Optional<UserModel> found = accounts.named(identity.getModelUsername());
        Optional<String> known =
                found.flatMap(user -> accounts.link(user, config.getAlias())).map(FederatedIdentityModel::getUserId);
        if (known.filter(identity.getId()::equals).isPresent()) {
            return Outcome.FOUND;
        }
        // From before object ids were brought into one form.
        if (known.filter(identity.getId()::equalsIgnoreCase).isPresent()) {
            own.users().removeFederatedIdentity(realm, found.get(), config.getAlias());
            own.users().addFederatedIdentity(realm, found.get(), link());
            return Outcome.FOUND;
        }
        found.ifPresent(user -> removeUnfinished(own, user));
        make(own);
        return Outcome.MADE;
    }

    /** The alias may be another enterprise's by now, or this one another alias's. */
    private boolean letsIn(StoredEnterprise stored) {
        return stored.enterprise().isActive() && stored.enterprise().alias().equals(config.getAlias());
    }

    /**
     * It has no link: left by a first sign-in that an earlier version began, or by a customer who had the alias before. Named by
     * alias and object id, it is nobody else's.
     */
    private static void removeUnfinished(KeycloakSession own, UserModel found) {
        if (new StoredAccounts(own).hasLinks(found)) {
            throw new IllegalStateException("An account of this name is linked to somebody else.");
        }
        own.users().removeUser(own.getContext().getRealm(), found);
    }

    private void make(KeycloakSession own) {
        UserModel user = new StoredAccounts(own).make(identity.getModelUsername());
        own.users().addFederatedIdentity(own.getContext().getRealm(), user, link());
        organization(own).ifPresent(organization -> {
            own.getContext().setOrganization(organization);
            own.getProvider(OrganizationProvider.class).addManagedMember(organization, user);
        });
        new BrokeredPerson(assertion, own, config).writeTo(user);
    }

    private Optional<OrganizationModel> organization(KeycloakSession own) {
        IdentityProviderModel provider = own.identityProviders().getById(config.getInternalId());
        return Optional.ofNullable(provider.getOrganizationId())
                .map(own.getProvider(OrganizationProvider.class)::getById);
    }

    /** As Keycloak tells of an account that its own steps have made. */
    private void tell(UserModel user) {
        new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.REGISTER)
                .client(identity.getAuthenticationSession().getClient())
                .user(user)
                .detail(Details.REGISTER_METHOD, "broker")
                .detail(Details.IDENTITY_PROVIDER, config.getAlias())
                .detail(Details.USERNAME, user.getUsername())
                .detail(Details.EMAIL, user.getEmail())
                .success();
    }

    private UserModel linked() {
        return linked(session);
    }

    private UserModel linked(KeycloakSession any) {
        return any.users().getUserByFederatedIdentity(any.getContext().getRealm(), link());
    }

    private FederatedIdentityModel link() {
        return new FederatedIdentityModel(config.getAlias(), identity.getId(), identity.getUsername(), null);
    }
}
