package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseModels;
import com.rundiffusion.keycloak.enterprise.provider.ProviderValues;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;

/** Finds halves of enterprises, removes them, and puts two together that were one. */
public final class Remnants {

    private final KeycloakSession session;
    private final EnterpriseModels models;

    public Remnants(KeycloakSession session) {
        this.session = session;
        this.models = new EnterpriseModels(session);
    }

    /** What stands under an alias that is no whole enterprise's, and is nobody else's. */
    public Optional<Remnant> find(String alias) {
        Optional<IdentityProviderModel> provider = models.provider(alias);
        boolean mayBe = provider.filter(found -> !EnterpriseDirectory.PROVIDER_TYPE.equals(found.getProviderId())
                        || ProviderValues.tenant(found).isPresent())
                .isEmpty();
        Optional<OrganizationModel> organization = left(alias);
        return mayBe && (provider.isPresent() || organization.isPresent())
                ? Optional.of(new Remnant(alias, provider, organization))
                : Optional.empty();
    }

    /** The organization of the alias, if nothing and nobody is in it but what an enterprise of its alias brings. */
    private Optional<OrganizationModel> left(String alias) {
        return models.organization(alias)
                .filter(found -> models.providersOf(found)
                        .allMatch(provider -> provider.getAlias().equals(alias)))
                .filter(found -> accounts(alias).areAllIn(session, found));
    }

    /** Removes or releases the accounts of one, as {@link Enterprises#empty} does. */
    public void empty(Remnant remnant, OnLeaving accounts) {
        accounts(remnant.alias()).leave(accounts, remnant.organization().map(OrganizationModel::getId));
    }

    public void remove(Remnant remnant) {
        remnant.organization().map(OrganizationModel::getId).ifPresent(models::removeOrganization);
        remnant.provider().ifPresent(models::removeProvider);
    }

    /**
     * Links an enterprise again to the organization of its alias, if that is there and has nothing but what is the enterprise's.
     *
     * @return whether that was to be done
     */
    public boolean linkAgain(StoredEnterprise stored) {
        Optional<IdentityProviderModel> unlinked = models.providerById(stored.providerId())
                .filter(provider -> models.ownOrganization(provider).isEmpty())
                .filter(provider -> left(provider.getAlias()).isPresent());
        unlinked.ifPresent(provider -> {
            models.link(provider);
            session.identityProviders().update(provider);
        });
        return unlinked.isPresent();
    }

    private EnterpriseAccounts accounts(String alias) {
        return new EnterpriseAccounts(RealmTransaction.beside(session), alias);
    }
}
