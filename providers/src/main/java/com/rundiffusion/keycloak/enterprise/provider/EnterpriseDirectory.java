package com.rundiffusion.keycloak.enterprise.provider;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.pasted.Alias;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Finds enterprises by what a request carries. Aliases, tenants and organizations are read by key, through Keycloak's
 * caches.
 */
public final class EnterpriseDirectory {

    /** Provider id of the identity providers that belong to enterprises. */
    public static final String PROVIDER_TYPE = "entra-saml";

    private static final String OWNERS = "select domain.name, provider.alias from OrganizationDomainEntity domain"
            + " join IdentityProviderEntity provider on provider.organizationId = domain.organization.id"
            + " where domain.name in :domains and domain.organization.realmId = :realm"
            + " and provider.realmId = :realm and provider.providerId = '" + PROVIDER_TYPE + "'";

    private final KeycloakSession session;

    public EnterpriseDirectory(KeycloakSession session) {
        this.session = session;
    }

    /** By the alias as somebody wrote it; what cannot be an alias is not looked up. */
    public Optional<Enterprise> byAlias(String written) {
        return Alias.typed(written)
                .map(alias -> session.identityProviders().getByAlias(alias.value()))
                .flatMap(this::enterprise);
    }

    /** By the internal id of its identity provider. */
    public Optional<Enterprise> byId(String providerId) {
        return enterprise(session.identityProviders().getById(providerId));
    }

    public Optional<Enterprise> byTenant(TenantId tenant) {
        return byId(tenant.providerId(session.getContext().getRealm().getId()));
    }

    /** By an e-mail domain. */
    public Optional<Enterprise> byDomain(EmailDomain domain) {
        return Optional.ofNullable(ownersOf(Set.of(domain.name())).get(domain.name()))
                .map(session.identityProviders()::getByAlias)
                .flatMap(this::enterprise);
    }

    /**
     * The alias of the enterprise that each domain belongs to, exactly; drafts and paused ones count. One query, whatever comes
     * of it: Keycloak's own look-up asks twice for a domain that is nobody's, keeps no such answer, and throws at what is too
     * long to be a domain.
     *
     * @param domains in lower case; those that are nobody's are not in the answer
     */
    public Map<String, String> ownersOf(Set<String> domains) {
        return domains.isEmpty()
                ? Map.of()
                : session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(OWNERS, Tuple.class)
                        .setParameter("realm", session.getContext().getRealm().getId())
                        .setParameter("domains", domains)
                        .getResultStream()
                        .collect(Collectors.toMap(
                                row -> row.get(0, String.class), row -> row.get(1, String.class), (one, other) -> one));
    }

    /** The enterprise of an identity provider; empty when it is of another type, or names no tenant. */
    public Optional<Enterprise> enterprise(IdentityProviderModel provider) {
        return Optional.ofNullable(provider)
                .flatMap(found -> EnterpriseMapping.read(found, organization(found), entraHosts()))
                .map(enterprise -> enterprise.on(today()));
    }

    /** Whether uids of Firebase's are kept for its people. */
    public static boolean hasFirebaseUsers(IdentityProviderModel provider) {
        return EnterpriseMapping.hasFirebaseUsers(provider);
    }

    /** How its people come and what they may; nothing else of the enterprise is read for that. */
    public static PeopleRules people(IdentityProviderModel provider) {
        return ProviderValues.people(provider);
    }

    /** Whether its expired certificates count for a while. */
    public static ExpiryTolerance expiry(IdentityProviderModel provider) {
        return ProviderValues.expiry(provider);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(KeycloakClock.now(), ZoneOffset.UTC);
    }

    private Optional<OrganizationModel> organization(IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getOrganizationId()).map(organizations()::getById);
    }

    private EntraHosts entraHosts() {
        return new SsoSettings(session.getContext().getRealm()).entraHosts();
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }
}
