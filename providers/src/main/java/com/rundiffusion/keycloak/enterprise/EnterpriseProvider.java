package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.pasted.EmailDomain;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;

/**
 * How an enterprise is written down in Keycloak: all of it in the configuration of its identity provider, which one cached
 * read brings, but for the domains and the switch, which are the organization's.
 *
 * <p>An organization's attributes would do as well, but take 255 characters at most and one row more each.
 */
final class EnterpriseProvider {

    // Keycloak's own keys.
    private static final String IDENTIFIER = "entityId";
    private static final String LOGIN_URL = "singleSignOnServiceUrl";
    private static final String ENTRA_IDENTIFIER = "idpEntityId";
    private static final String CERTIFICATES = "signingCertificate";

    // Ours.
    private static final String SIGN_ON_URL = "signOnUrl";
    private static final String METADATA_URL = "metadataUrl";
    private static final String OTHER_DOMAINS = "otherDomains";
    private static final String CONTACTS = "contacts";
    private static final String PLAN_ENDS_ON = "planEndsOn";
    private static final String STATUS = "status";

    private EnterpriseProvider() {}

    /** Empty when the provider is of another type, or names no tenant: Keycloak's own admin pages can save such a one. */
    static Optional<Enterprise> read(IdentityProviderModel provider, Optional<OrganizationModel> organization) {
        Map<String, String> config = provider.getConfig();
        if (!EnterpriseDirectory.PROVIDER_TYPE.equals(provider.getProviderId())
                || TenantId.ofIssuer(config.get(ENTRA_IDENTIFIER)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Enterprise(
                provider.getAlias(),
                Optional.ofNullable(provider.getDisplayName()).orElse(provider.getAlias()),
                new EntraApplication(
                        config.get(IDENTIFIER),
                        config.get(LOGIN_URL),
                        config.get(ENTRA_IDENTIFIER),
                        words(config.get(CERTIFICATES), ","),
                        config.get(SIGN_ON_URL),
                        config.get(METADATA_URL)),
                organization.map(EnterpriseProvider::domains).orElse(Set.of()),
                OtherDomains.UNVERIFIED.key().equals(config.get(OTHER_DOMAINS))
                        ? OtherDomains.UNVERIFIED
                        : OtherDomains.REFUSE,
                status(provider, organization),
                words(config.get(CONTACTS), "\\s+"),
                Optional.ofNullable(config.get(PLAN_ENDS_ON))
                        .map(LocalDate::parse)
                        .orElse(null)));
    }

    /** Writes all but the domains and the switch. */
    static void write(Enterprise enterprise, IdentityProviderModel provider) {
        provider.setAlias(enterprise.alias());
        provider.setDisplayName(enterprise.displayName());
        provider.setProviderId(EnterpriseDirectory.PROVIDER_TYPE);
        provider.setEnabled(true);
        // Keycloak's sign-in page would list it, and load every other one for that.
        provider.setHideOnLogin(true);
        Map<String, String> config = provider.getConfig();
        EntraApplication application = enterprise.application();
        put(config, IDENTIFIER, application.identifier());
        put(config, LOGIN_URL, application.loginUrl());
        put(config, ENTRA_IDENTIFIER, application.entraIdentifier());
        writeCertificates(enterprise, provider);
        put(config, SIGN_ON_URL, application.signOnUrl());
        put(config, METADATA_URL, application.metadataUrl());
        put(config, OTHER_DOMAINS, enterprise.otherDomains().key());
        put(config, CONTACTS, String.join(" ", enterprise.contacts()));
        put(
                config,
                PLAN_ENDS_ON,
                enterprise.planEndsOn() == null ? null : enterprise.planEndsOn().toString());
        writeStatus(enterprise.status(), provider);
    }

    static void writeStatus(Enterprise.Status status, IdentityProviderModel provider) {
        put(provider.getConfig(), STATUS, status.key());
    }

    static void writeCertificates(Enterprise enterprise, IdentityProviderModel provider) {
        put(
                provider.getConfig(),
                CERTIFICATES,
                String.join(",", enterprise.application().certificates()));
    }

    private static void put(Map<String, String> config, String key, String value) {
        if (value == null || value.isEmpty()) {
            config.remove(key);
        } else {
            config.put(key, value);
        }
    }

    /** The switch counts, wherever it was thrown; the note tells a draft from a paused one. */
    private static Enterprise.Status status(IdentityProviderModel provider, Optional<OrganizationModel> organization) {
        if (provider.isEnabled()
                && organization.map(OrganizationModel::isEnabled).orElse(true)) {
            return Enterprise.Status.ACTIVE;
        }
        return Enterprise.Status.DRAFT.key().equals(provider.getConfig().get(STATUS))
                ? Enterprise.Status.DRAFT
                : Enterprise.Status.PAUSED;
    }

    private static Set<String> domains(OrganizationModel organization) {
        return organization
                .getDomains()
                .map(OrganizationDomainModel::getName)
                // Keycloak's own admin pages store what they are given; what is no domain stands for nobody's address.
                .map(name -> EmailDomain.typed(name).map(EmailDomain::name).orElse(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> words(String text, String separator) {
        return text == null
                ? List.of()
                : Stream.of(text.split(separator))
                        .filter(word -> !word.isBlank())
                        .toList();
    }
}
