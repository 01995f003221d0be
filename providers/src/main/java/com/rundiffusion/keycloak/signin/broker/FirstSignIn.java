package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.Arrival;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.store.AccountSwitch;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.LinkedAccounts;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.schema.PersonRow;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

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

    enum Outcome {
        /** There is an account that was not there before. */
        MADE,
        FOUND,
        /** The enterprise lets nobody in any more. */
        CLOSED,
        /** See {@link Arrival}. */
        DEACTIVATED,
        NOT_PROVISIONED
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

    /** Afterwards there is an account, and a record where the enterprise has such, unless the person is refused. */
    Outcome complete() {
        new BrokeredPerson(assertion, session, config).describeTo(identity);
        Outcome outcome = joined();
        if (outcome == Outcome.MADE) {
            RealmTransaction.beside(session).run(this::cache);
            tell(linked());
        }
        return outcome;
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
        own.getContext()
                .setRealm(own.realms().getRealm(session.getContext().getRealm().getId()));
        Optional<StoredEnterprise> stored =
                new Enterprises(own).hold(config.getInternalId()).filter(this::letsIn);
        if (stored.isEmpty()) {
            return Outcome.CLOSED;
        }
        PeopleRules rules = stored.get().enterprise().people();
        return rules.areAny() ? arrive(own, rules.provisioning()) : outcome(account(own));
    }

    /** Account and record together: whichever of them came first finds the other. */
    private Outcome arrive(KeycloakSession own, Provisioning policy) {
        People people = new People(own, config.getInternalId());
        People.Meant meant = people.meantAndHeld(identity.getId(), identity.getUsername());
        Arrival arrival = Arrival.of(meant.known(), meant.waiting(), policy);
        if (arrival.isRefused()) {
            return arrival == Arrival.DEACTIVATED ? Outcome.DEACTIVATED : Outcome.NOT_PROVISIONED;
        }
        LinkedAccounts.Account joined = account(own);
        PersonRow person = record(people, meant, arrival);
        person.proven = true;
        person.userId = joined.user().getId();
        AccountSwitch access = new AccountSwitch(own, joined.user());
        if (policy.isOn() && !person.active) {
            access.off();
            return Outcome.DEACTIVATED;
        }
        if (arrival == Arrival.MERGE) {
            access.on();
        }
        return outcome(joined);
    }

    private PersonRow record(People people, People.Meant meant, Arrival arrival) {
        return switch (arrival) {
            case BIND -> {
                people.bind(meant.waiting().orElseThrow(), identity.getId());
                yield meant.waiting().orElseThrow();
            }
            case MERGE -> {
                people.merge(meant.known().orElseThrow(), meant.waiting().orElseThrow());
                yield meant.waiting().orElseThrow();
            }
            case NEW -> people.addSignedIn(identity.getId(), identity.getUsername());
            default -> meant.known().orElseThrow();
        };
    }

    private LinkedAccounts.Account account(KeycloakSession own) {
        LinkedAccounts.Account account = new LinkedAccounts(own, config).findOrMake(link());
        if (account.isNew()) {
            new BrokeredPerson(assertion, own, config).writeTo(account.user());
        }
        return account;
    }

    private static Outcome outcome(LinkedAccounts.Account account) {
        return account.isNew() ? Outcome.MADE : Outcome.FOUND;
    }

    /** The alias may be another enterprise's by now, or this one another alias's. */
    private boolean letsIn(StoredEnterprise stored) {
        return stored.enterprise().isActive() && stored.enterprise().alias().equals(config.getAlias());
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
        return LinkedAccounts.link(config.getAlias(), identity.getId(), identity.getUsername());
    }
}
