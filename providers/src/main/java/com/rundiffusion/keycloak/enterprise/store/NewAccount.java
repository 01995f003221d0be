package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.realm.StoredAccounts;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * An account of an enterprise's person: named by alias and object id, so that it is nobody else's, linked to the enterprise's Entra and
 * a member of its organization.
 */
public final class NewAccount {

    private final KeycloakSession session;
    private final IdentityProviderModel provider;

    /** @param session that the account is made in, of the realm in its context */
    public NewAccount(KeycloakSession session, IdentityProviderModel provider) {
        this.session = session;
        this.provider = provider;
    }

    /** @param objectId in lower case */
    public static String username(String alias, String objectId) {
        return alias + "." + objectId;
    }

    /** @param userName how the person is called at Entra */
    public static FederatedIdentityModel link(String alias, String objectId, String userName) {
        return new FederatedIdentityModel(alias, objectId, userName, null);
    }

    /** Enabled, and with nothing said of the person yet. */
    public UserModel make(FederatedIdentityModel link) {
        UserModel user = new StoredAccounts(session).make(username(provider.getAlias(), link.getUserId()));
        session.users().addFederatedIdentity(session.getContext().getRealm(), user, link);
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
