package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Finds enterprises by what a request carries. Aliases, tenants and organizations are read by key, through Keycloak's
 * caches.
 */
public final class EnterpriseDirectory {

    /** Provider id of the identity providers that belong to enterprises. */
    public static final String PROVIDER_TYPE = "entra-saml";

    /** Organization attribute: {@code draft} or {@code paused} tell why an organization is disabled. */
    public static final String STATUS = "status";

    /** Organization attribute: the customer's name as people read it. */
    public static final String DISPLAY_NAME = "displayName";

    private static final String ISSUER = "idpEntityId";
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final KeycloakSession session;

    public EnterpriseDirectory(KeycloakSession session) {
        this.session = session;
    }

    /** By the alias as somebody wrote it: case does not matter, what cannot be an alias is not looked up. */
    public Optional<Enterprise> byAlias(String written) {
        String alias = written.toLowerCase(Locale.ROOT);
        return ALIAS.matcher(alias).matches()
                ? enterprise(session.identityProviders().getByAlias(alias))
                : Optional.empty();
    }

    public Optional<Enterprise> byTenant(TenantId tenant) {
        String realmId = session.getContext().getRealm().getId();
        return enterprise(session.identityProviders().getById(tenant.providerId(realmId)));
    }

    /** By an e-mail domain in lower case. */
    public Optional<Enterprise> byDomain(String domain) {
        return Optional.ofNullable(organizations().getByDomainName(domain))
                .flatMap(organization -> organization
                        .getIdentityProviders()
                        .flatMap(provider -> enterprise(provider).stream())
                        .findFirst());
    }

    /** The enterprise of an identity provider; empty when it is of another type, or names no tenant. */
    public Optional<Enterprise> enterprise(IdentityProviderModel provider) {
        if (provider == null || !PROVIDER_TYPE.equals(provider.getProviderId())) {
            return Optional.empty();
        }
        return TenantId.ofIssuer(provider.getConfig().get(ISSUER))
                .map(tenant -> enterprise(provider, tenant, organization(provider)));
    }

    private static Enterprise enterprise(
            IdentityProviderModel provider, TenantId tenant, Optional<OrganizationModel> organization) {
        return new Enterprise(
                provider.getAlias(),
                organization.map(EnterpriseDirectory::displayName).orElse(provider.getAlias()),
                tenant,
                organization.map(EnterpriseDirectory::domains).orElse(Set.of()),
                status(provider, organization));
    }

    private Optional<OrganizationModel> organization(IdentityProviderModel provider) {
        return Optional.ofNullable(provider.getOrganizationId()).map(organizations()::getById);
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }

    private static Status status(IdentityProviderModel provider, Optional<OrganizationModel> organization) {
        if (provider.isEnabled()
                && organization.map(OrganizationModel::isEnabled).orElse(true)) {
            return Status.ACTIVE;
        }
        boolean draft = organization
                .flatMap(model -> attribute(model, STATUS))
                .filter("draft"::equals)
                .isPresent();
        return draft ? Status.DRAFT : Status.PAUSED;
    }

    private static String displayName(OrganizationModel organization) {
        return attribute(organization, DISPLAY_NAME).orElse(organization.getName());
    }

    private static Set<String> domains(OrganizationModel organization) {
        return organization
                .getDomains()
                .map(OrganizationDomainModel::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> attribute(OrganizationModel organization, String name) {
        return organization.getAttributes().getOrDefault(name, List.of()).stream()
                .findFirst();
    }
}
