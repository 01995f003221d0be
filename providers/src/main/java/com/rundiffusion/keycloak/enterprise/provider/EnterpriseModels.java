package com.rundiffusion.keycloak.enterprise.provider;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The identity providers and organizations that Keycloak keeps, as a write needs them: found past its caches, linked, removed.
 */
public final class EnterpriseModels {

    private final KeycloakSession session;
    private final RealmModel realm;

    public EnterpriseModels(KeycloakSession session) {
        this(session, session.getContext().getRealm());
    }

    EnterpriseModels(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public Optional<IdentityProviderModel> provider(String alias) {
        return Optional.ofNullable(providers().getByAlias(alias));
    }

    public Optional<IdentityProviderModel> providerById(String id) {
        return Optional.ofNullable(id).map(providers()::getById);
    }

    public Stream<IdentityProviderModel> providersOf(OrganizationModel organization) {
        return providers().getByOrganization(organization.getId(), null, null);
    }

    public Optional<OrganizationModel> organization(String alias) {
        return storedOrganizations()
                .getAllStream(Map.of(OrganizationModel.ALIAS, alias), 0, 1)
                .findAny();
    }

    /** The one that it is linked to, be it its own or not. */
    public Optional<OrganizationModel> organizationOf(IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getOrganizationId()).map(storedOrganizations()::getById);
    }

    /** The same to write to; empty unless it is its own. */
    public Optional<OrganizationModel> ownOrganization(IdentityProviderModel provider) {
        return ProviderValues.own(
                provider, Optional.ofNullable(provider.getOrganizationId()).map(organizations()::getById));
    }

    public OrganizationModel createOrganization(String alias) {
        return organizations().create(null, alias, alias);
    }

    /** To the organization of its alias, with its domains, if somebody has only taken the link away; else to a new one. */
    public OrganizationModel link(IdentityProviderModel provider) {
        OrganizationModel organization = organization(provider.getAlias())
                .map(found -> organizations().getById(found.getId()))
                .orElseGet(() -> createOrganization(provider.getAlias()));
        provider.setOrganizationId(organization.getId());
        return organization;
    }

    public void removeOrganization(String id) {
        Optional.ofNullable(organizations().getById(id)).ifPresent(organizations()::remove);
    }

    public void removeProvider(IdentityProviderModel provider) {
        // The links are kept by alias, not by id: a later provider of that alias would inherit them.
        session.users().preRemove(realm, provider);
        session.identityProviders().remove(provider.getAlias());
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }

    private OrganizationProvider storedOrganizations() {
        return session.getProvider(OrganizationProvider.class, "jpa");
    }

    private IdentityProviderStorageProvider providers() {
        return session.getProvider(IdentityProviderStorageProvider.class, "jpa");
    }
}
