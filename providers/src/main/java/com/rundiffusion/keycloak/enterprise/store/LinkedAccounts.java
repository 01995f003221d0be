package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.realm.StoredAccounts;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The accounts of an enterprise's people: named by alias and object id, so that they are nobody else's, linked to the enterprise's Entra
 * and members of its organization. Of two transactions that make one, the unique user name lets one through.
 */
public final class LinkedAccounts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final IdentityProviderModel provider;
    private final StoredAccounts accounts;

    /** @param session that the account is made in, of the realm in its context */
    public LinkedAccounts(KeycloakSession session, IdentityProviderModel provider) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.provider = provider;
        this.accounts = new StoredAccounts(session);
    }

    /** @param isNew whether it was made for this, and nothing is said of the person in it */
    public record Account(UserModel user, boolean isNew) {}

    /** @param objectId in lower case */
    public static String username(String alias, String objectId) {
        return alias + "." + objectId;
    }

    /**
     * @param objectId in lower case
     * @param userName how Entra calls the person
     */
    public static FederatedIdentityModel link(String alias, String objectId, String userName) {
        return new FederatedIdentityModel(alias, objectId, userName, null);
    }

    public Account findOrMake(FederatedIdentityModel link) {
        return accounts.linkedTo(link)
                .or(() -> ofName(link))
                .map(found -> new Account(found, false))
                .orElseGet(() -> new Account(make(link), true));
    }

    /** Empty where nobody has the name; whatever else has it is put right, or removed. */
    private Optional<UserModel> ofName(FederatedIdentityModel link) {
        Optional<UserModel> found = accounts.named(username(provider.getAlias(), link.getUserId()));
        Optional<String> known =
                found.flatMap(user -> accounts.link(user, provider.getAlias())).map(FederatedIdentityModel::getUserId);
        if (known.filter(link.getUserId()::equals).isPresent()) {
            return found;
        }
        // From before object ids were brought into one form.
        if (known.filter(link.getUserId()::equalsIgnoreCase).isPresent()) {
            session.users().removeFederatedIdentity(realm, found.get(), provider.getAlias());
            session.users().addFederatedIdentity(realm, found.get(), link);
            return found;
        }
        found.ifPresent(this::removeUnfinished);
        return Optional.empty();
    }

    /**
     * It has no link: left by a first sign-in that an earlier version began, or by a customer who had the alias before. Named by
     * alias and object id, it is nobody else's.
     */
    private void removeUnfinished(UserModel found) {
        if (accounts.hasLinks(found)) {
            throw new IllegalStateException("An account of this name is linked to somebody else.");
        }
        session.users().removeUser(realm, found);
    }

    private UserModel make(FederatedIdentityModel link) {
        UserModel user = accounts.make(username(provider.getAlias(), link.getUserId()));
        session.users().addFederatedIdentity(realm, user, link);
        organization().ifPresent(organization -> {
            session.getContext().setOrganization(organization);
            session.getProvider(OrganizationProvider.class).addManagedMember(organization, user);
        });
        return user;
    }

    private Optional<OrganizationModel> organization() {
        IdentityProviderModel stored = session.identityProviders().getById(provider.getInternalId());
        return Optional.ofNullable(stored.getOrganizationId())
                .map(session.getProvider(OrganizationProvider.class)::getById);
    }
}
