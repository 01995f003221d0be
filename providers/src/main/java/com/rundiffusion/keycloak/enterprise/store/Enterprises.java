package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.person.AdoptedPeople;
import com.rundiffusion.keycloak.enterprise.person.People;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseMapping;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseModels;
import com.rundiffusion.keycloak.enterprise.provider.ProviderValues;
import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.RealmTransaction;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/**
 * Writes enterprises: one organization, one identity provider, our own rows, all in the session's transaction. What a write
 * depends on is read past Keycloak's caches, which another node's change reaches a moment later.
 */
public final class Enterprises {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EnterpriseModels models;
    private final EnterpriseRows rows;
    private final EntraHosts hosts;

    public Enterprises(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.models = new EnterpriseModels(session);
        this.rows = new EnterpriseRows(session);
        this.hosts = new SsoSettings(realm).entraHosts();
    }

    /** To be called before anything is read that a write depends on. */
    public void lock() {
        WriteLock.take(session, realm.getId());
    }

    /** @param alias in lower case */
    public Optional<StoredEnterprise> find(String alias) {
        return models.provider(alias).flatMap(this::stored);
    }

    public Optional<StoredEnterprise> findById(String providerId) {
        return models.providerById(providerId).flatMap(this::stored);
    }

    /** As it is written now: whoever wants to pause or remove it waits until the transaction ends. */
    public Optional<StoredEnterprise> hold(String providerId) {
        rows.hold(providerId);
        return findById(providerId);
    }

    /** The same of its identity provider alone, which says how its people come; organization, domains and certificates are not read. */
    public Optional<IdentityProviderModel> holdProvider(String providerId) {
        rows.hold(providerId);
        return models.providerById(providerId).filter(EnterpriseMapping::isEnterprise);
    }

    public Optional<StoredEnterprise> ofTenant(TenantId tenant) {
        return findById(tenant.providerId(realm.getId()));
    }

    /** @param fingerprint SHA-256 in lower-case hexadecimal */
    public Optional<StoredEnterprise> ofCertificate(String fingerprint) {
        return rows.providerOfCertificate(fingerprint).flatMap(this::findById);
    }

    /** The alias of the organization that has exactly this domain; organizations may exist that are no enterprise. */
    public Optional<String> aliasOfDomain(String domain) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select domain.organization.alias from OrganizationDomainEntity domain"
                                + " where domain.name = :domain and domain.organization.realmId = :realm",
                        String.class)
                .setParameter("domain", domain)
                .setParameter("realm", realm.getId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Whether an identity provider or an organization, enterprise or not, bears the alias. */
    public boolean aliasTaken(String alias) {
        return models.provider(alias).isPresent() || models.organization(alias).isPresent();
    }

    /** Whether the tenant's Entra has provisioned anybody who is still known. */
    public boolean hasProvisioned(TenantId tenant) {
        return new People(session, tenant.providerId(realm.getId())).areAnyManaged();
    }

    public void create(Enterprise enterprise) {
        OrganizationModel organization = models.createOrganization(enterprise.alias());
        organization.setEnabled(enterprise.isActive());
        organization.setDomains(domains(enterprise));
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setInternalId(enterprise.tenant().providerId(realm.getId()));
        EnterpriseMapping.write(enterprise, provider);
        provider.setOrganizationId(organization.getId());
        session.identityProviders().create(provider);
        rows.insert(enterprise, provider.getInternalId(), KeycloakClock.now());
    }

    /**
     * People keep their accounts and links; they are signed out when the enterprise ceases to be active, and an address in a
     * domain that it no longer has counts as unverified from the next token on.
     *
     * @param enterprise of the same alias and tenant as the stored one
     */
    public void update(StoredEnterprise stored, Enterprise enterprise) {
        IdentityProviderModel provider = provider(stored);
        OrganizationModel organization = models.ownOrganization(provider).orElseGet(() -> models.link(provider));
        organization.setEnabled(enterprise.isActive());
        if (!stored.enterprise().domains().equals(enterprise.domains())) {
            organization.setDomains(domains(enterprise));
        }
        EnterpriseMapping.write(enterprise, provider);
        session.identityProviders().update(provider);
        rows.update(enterprise, stored.providerId(), KeycloakClock.now());
        if (stored.enterprise().isActive() && !enterprise.isActive()) {
            signOut(stored);
        }
        boolean provisions = enterprise.people().provisioning().isOn();
        if (provisions && !stored.enterprise().people().provisioning().isOn()) {
            AdoptedPeople.await(session, stored.providerId());
            Tasks.promise(session, stored.providerId(), Tasks.Kind.ADOPT_PEOPLE, Set.of());
        }
        if (!stored.enterprise().people().roles().equals(enterprise.people().roles())) {
            recomputeRoles(stored);
        }
        Set<String> lost = new HashSet<>(stored.enterprise().domains());
        lost.removeAll(enterprise.domains());
        if (!lost.isEmpty()) {
            Tasks.promise(session, stored.providerId(), Tasks.Kind.DOUBT_ADDRESSES, lost);
        }
    }

    /**
     * Other signing certificates, and nothing else of it: whatever else somebody has set meanwhile stays.
     *
     * @return as it is now
     */
    public Enterprise replaceCertificates(StoredEnterprise stored, List<SigningCertificate> certificates) {
        Enterprise renewed = stored.enterprise().with(certificates);
        IdentityProviderModel provider = provider(stored);
        EnterpriseMapping.writeCertificates(renewed, provider);
        session.identityProviders().update(provider);
        rows.update(renewed, stored.providerId(), KeycloakClock.now());
        return renewed;
    }

    /** As if somebody had set its status to paused: its people are signed out, and nobody gets in. */
    public void pause(StoredEnterprise stored) {
        IdentityProviderModel provider = provider(stored);
        EnterpriseMapping.writeStatus(Enterprise.Status.PAUSED, provider);
        models.ownOrganization(provider)
                .ifPresentOrElse(organization -> organization.setEnabled(false), () -> provider.setEnabled(false));
        session.identityProviders().update(provider);
        rows.catchUp(stored, KeycloakClock.now());
        signOut(stored);
    }

    /** Once the transaction is through; nobody of an enterprise that is active. */
    public void signOut(StoredEnterprise stored) {
        Tasks.promise(session, stored.providerId(), Tasks.Kind.SIGN_OUT, Set.of());
    }

    /** Those of all its people, once the transaction is through. */
    public void recomputeRoles(StoredEnterprise stored) {
        Tasks.promise(session, stored.providerId(), Tasks.Kind.RECOMPUTE_ROLES, Set.of());
    }

    /** That its metadata was just read from its URL, for this very change. */
    public void noteMetadataRead(Enterprise enterprise) {
        rows.noteMetadataRead(enterprise.tenant().providerId(realm.getId()), KeycloakClock.now());
    }

    /** That uids of Firebase's are kept for its people, so that the others cost no look-up at each sign-in. */
    public void noteFirebaseUsers(StoredEnterprise stored) {
        IdentityProviderModel provider = provider(stored);
        if (EnterpriseMapping.noteFirebaseUsers(provider)) {
            session.identityProviders().update(provider);
        }
    }

    /** Writes our rows of one that was made or changed past our own API, by an import or Keycloak's own admin REST. */
    public void catchUpRows(StoredEnterprise stored) {
        rows.catchUp(stored, KeycloakClock.now());
    }

    /** Whether its issuer still names the tenant that it was connected with. */
    public boolean isOfItsTenant(StoredEnterprise stored) {
        return stored.enterprise().tenant().providerId(realm.getId()).equals(stored.providerId());
    }

    /** Whether the organization has an identity provider beside this one, which would be lost with it. */
    public boolean sharesItsOrganization(StoredEnterprise stored) {
        return models.ownOrganization(provider(stored))
                .filter(organization -> organization.getIdentityProviders().count() > 1)
                .isPresent();
    }

    /**
     * Removes or releases the accounts, in transactions of their own and without the lock: to be called once the enterprise is
     * paused, so that no new one comes. It can be repeated if it is broken off.
     */
    public void empty(StoredEnterprise stored, OnLeaving accounts) {
        new EnterpriseAccounts(
                        RealmTransaction.beside(session), stored.enterprise().alias())
                .leave(accounts, models.ownOrganization(provider(stored)).map(OrganizationModel::getId));
    }

    /** Whoever is still there goes with it. */
    public void remove(StoredEnterprise stored) {
        IdentityProviderModel provider = provider(stored);
        models.ownOrganization(provider).map(OrganizationModel::getId).ifPresent(models::removeOrganization);
        models.removeProvider(provider);
    }

    /** As Keycloak has an enterprise, of one that is not stored and never is by this. */
    public static IdentityProviderModel providerOf(Enterprise enterprise) {
        IdentityProviderModel provider = new IdentityProviderModel();
        EnterpriseMapping.write(enterprise, provider);
        return provider;
    }

    private IdentityProviderModel provider(StoredEnterprise stored) {
        return models.providerById(stored.providerId()).orElseThrow();
    }

    private Optional<StoredEnterprise> stored(IdentityProviderModel provider) {
        Optional<OrganizationModel> organization = models.organizationOf(provider);
        return EnterpriseMapping.read(provider, organization, hosts)
                .map(enterprise -> rows.with(
                        enterprise,
                        provider.getInternalId(),
                        new ProviderValues(provider, organization, hosts).misread()));
    }

    private static Set<OrganizationDomainModel> domains(Enterprise enterprise) {
        return enterprise.domains().stream()
                .map(name -> new OrganizationDomainModel(name, true))
                .collect(Collectors.toSet());
    }
}
