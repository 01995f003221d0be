package com.rundiffusion.keycloak.enterprise.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.RoleRulesJson;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import com.rundiffusion.keycloak.realm.EntraHosts;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;

/**
 * How an enterprise is written down in Keycloak: all of it in the configuration of its identity provider, which one cached
 * read brings, but for the domains and the switch, which are the organization's.
 *
 * <p>An organization's attributes would do as well, but take 255 characters at most and one row more each.
 */
public final class EnterpriseMapping {

    private EnterpriseMapping() {}

    /** Empty when the provider is of another type, or names no tenant: Keycloak's own admin pages can save such a one. */
    public static Optional<Enterprise> read(
            IdentityProviderModel provider, Optional<OrganizationModel> linked, EntraHosts hosts) {
        if (!isEnterprise(provider)) {
            return Optional.empty();
        }
        Map<String, String> config = provider.getConfig();
        ProviderValues values = new ProviderValues(provider, linked, hosts);
        return Optional.of(new Enterprise(
                provider.getAlias(),
                Optional.ofNullable(provider.getDisplayName()).orElse(provider.getAlias()),
                new EntraApplication(
                        config.get(ProviderKeys.IDENTIFIER),
                        config.get(ProviderKeys.LOGIN_URL),
                        config.get(ProviderKeys.ENTRA_IDENTIFIER),
                        values.certificates(),
                        config.get(ProviderKeys.SIGN_ON_URL),
                        config.get(ProviderKeys.METADATA_URL),
                        ProviderValues.expiry(provider)),
                values.organization().map(EnterpriseMapping::domains).orElse(Set.of()),
                values.otherDomains(),
                values.status(),
                values.contacts(),
                values.planEndsOn().orElse(null),
                values.people()));
    }

    /** Whether it is of our type and names a tenant. */
    public static boolean isEnterprise(IdentityProviderModel provider) {
        return EnterpriseDirectory.PROVIDER_TYPE.equals(provider.getProviderId())
                && ProviderValues.tenant(provider).isPresent();
    }

    private static Set<String> domains(OrganizationModel organization) {
        return organization
                .getDomains()
                .map(OrganizationDomainModel::getName)
                // Keycloak's own admin pages store what they are given; what is no domain stands for nobody's address.
                .map(name -> EmailDomain.typed(name).map(EmailDomain::name).orElse(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Writes all but the domains and the switch. */
    public static void write(Enterprise enterprise, IdentityProviderModel provider) {
        provider.setAlias(enterprise.alias());
        provider.setDisplayName(enterprise.displayName());
        provider.setProviderId(EnterpriseDirectory.PROVIDER_TYPE);
        provider.setEnabled(true);
        // Keycloak's sign-in page would list it, and load every other one for that.
        provider.setHideOnLogin(true);
        Map<String, String> config = provider.getConfig();
        EntraApplication application = enterprise.application();
        put(config, ProviderKeys.IDENTIFIER, application.identifier());
        put(config, ProviderKeys.LOGIN_URL, application.loginUrl());
        put(config, ProviderKeys.ENTRA_IDENTIFIER, application.entraIdentifier());
        writeCertificates(enterprise, provider);
        put(config, ProviderKeys.SIGN_ON_URL, application.signOnUrl());
        put(config, ProviderKeys.METADATA_URL, application.metadataUrl());
        put(config, ProviderKeys.OTHER_DOMAINS, enterprise.otherDomains().key());
        put(config, ProviderKeys.CONTACTS, String.join(" ", enterprise.contacts()));
        put(config, ProviderKeys.PLAN_ENDS_ON, Objects.toString(enterprise.planEndsOn(), null));
        put(
                config,
                ProviderKeys.EXPIRED_ACCEPTED_UNTIL,
                Objects.toString(application.expiry().lastDay(), null));
        writePeople(enterprise.people(), config);
        writeStatus(enterprise.status(), provider);
    }

    /** Of an enterprise without any nothing is written. */
    private static void writePeople(PeopleRules people, Map<String, String> config) {
        put(
                config,
                ProviderKeys.PROVISIONING,
                people.provisioning().isOn() ? people.provisioning().key() : null);
        put(
                config,
                ProviderKeys.ROLES,
                people.roles().map(RoleRulesJson::of).map(ObjectNode::toString).orElse(null));
    }

    public static void writeStatus(Enterprise.Status status, IdentityProviderModel provider) {
        put(provider.getConfig(), ProviderKeys.STATUS, status.key());
    }

    public static void writeCertificates(Enterprise enterprise, IdentityProviderModel provider) {
        put(
                provider.getConfig(),
                ProviderKeys.CERTIFICATES,
                String.join(",", enterprise.application().certificates()));
    }

    /** @return whether that is news */
    public static boolean noteFirebaseUsers(IdentityProviderModel provider) {
        return !"true".equals(provider.getConfig().put(ProviderKeys.FIREBASE_USERS, "true"));
    }

    static boolean hasFirebaseUsers(IdentityProviderModel provider) {
        return Boolean.parseBoolean(provider.getConfig().get(ProviderKeys.FIREBASE_USERS));
    }

    private static void put(Map<String, String> config, String key, String value) {
        if (value == null || value.isEmpty()) {
            config.remove(key);
        } else {
            config.put(key, value);
        }
    }
}
