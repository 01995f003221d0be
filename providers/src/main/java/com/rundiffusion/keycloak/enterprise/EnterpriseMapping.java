package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise.Misread;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import com.rundiffusion.keycloak.realm.EntraHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
final class EnterpriseMapping {

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
    private static final String EXPIRED_ACCEPTED_UNTIL = "acceptExpiredCertificatesUntil";
    private static final String STATUS = "status";
    private static final String FIREBASE_USERS = "firebaseUsers";

    /** Every key that nobody writes but our own API, by the field of the document that it holds. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry(IDENTIFIER, "identifier"),
            Map.entry(LOGIN_URL, "loginUrl"),
            Map.entry(ENTRA_IDENTIFIER, "entraIdentifier"),
            Map.entry(CERTIFICATES, "certificates"),
            Map.entry(SIGN_ON_URL, SIGN_ON_URL),
            Map.entry(METADATA_URL, METADATA_URL),
            Map.entry(OTHER_DOMAINS, OTHER_DOMAINS),
            Map.entry(CONTACTS, CONTACTS),
            Map.entry(PLAN_ENDS_ON, PLAN_ENDS_ON),
            Map.entry(EXPIRED_ACCEPTED_UNTIL, EXPIRED_ACCEPTED_UNTIL),
            Map.entry(STATUS, STATUS),
            Map.entry(FIREBASE_USERS, FIREBASE_USERS));

    /** As our own API writes it; ISO 8601 knows days that no calendar can add one to. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private EnterpriseMapping() {}

    /** Empty when the provider is of another type, or names no tenant: Keycloak's own admin pages can save such a one. */
    static Optional<Enterprise> read(
            IdentityProviderModel provider, Optional<OrganizationModel> linked, EntraHosts hosts) {
        Map<String, String> config = provider.getConfig();
        if (!EnterpriseDirectory.PROVIDER_TYPE.equals(provider.getProviderId())
                || tenant(provider).isEmpty()) {
            return Optional.empty();
        }
        Optional<OrganizationModel> organization = own(provider, linked);
        return Optional.of(new Enterprise(
                provider.getAlias(),
                Optional.ofNullable(provider.getDisplayName()).orElse(provider.getAlias()),
                new EntraApplication(
                        config.get(IDENTIFIER),
                        config.get(LOGIN_URL),
                        config.get(ENTRA_IDENTIFIER),
                        words(config.get(CERTIFICATES), ","),
                        config.get(SIGN_ON_URL),
                        config.get(METADATA_URL),
                        expiry(provider)),
                organization.map(EnterpriseMapping::domains).orElse(Set.of()),
                OtherDomains.UNVERIFIED.key().equals(config.get(OTHER_DOMAINS))
                        ? OtherDomains.UNVERIFIED
                        : OtherDomains.REFUSE,
                status(provider, organization, hosts),
                words(config.get(CONTACTS), "\\s+"),
                day(config.get(PLAN_ENDS_ON)).orElse(null)));
    }

    /** The one that it was connected with: Keycloak's own admin pages can link a provider to any other. */
    static Optional<OrganizationModel> own(IdentityProviderModel provider, Optional<OrganizationModel> linked) {
        return linked.filter(organization -> provider.getAlias().equals(organization.getAlias()));
    }

    /** The fields of the document, and the alias and display name, of which one says something else than the other. */
    static List<String> differences(IdentityProviderModel one, IdentityProviderModel other) {
        List<String> fields = new ArrayList<>();
        if (!Objects.equals(one.getAlias(), other.getAlias())) {
            fields.add("alias");
        }
        if (!text(one.getDisplayName()).equals(text(other.getDisplayName()))) {
            fields.add("displayName");
        }
        FIELDS.entrySet().stream()
                .filter(key -> !text(one.getConfig().get(key.getKey()))
                        .equals(text(other.getConfig().get(key.getKey()))))
                .map(Map.Entry::getValue)
                .sorted()
                .forEach(fields::add);
        return fields;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    static Optional<TenantId> tenant(IdentityProviderModel provider) {
        return TenantId.ofIssuer(provider.getConfig().get(ENTRA_IDENTIFIER));
    }

    /** Values that anybody can write past our own API, and that say nothing; each of them counts as its strictest. */
    static List<Misread> misread(IdentityProviderModel provider, Optional<OrganizationModel> linked, EntraHosts hosts) {
        Map<String, String> config = provider.getConfig();
        List<Misread> misread = new ArrayList<>();
        if (own(provider, linked).isEmpty()) {
            misread.add(new Misread(Misread.ORGANIZATION, null));
        }
        if (!leadsToItsTenant(provider, hosts)) {
            misread.add(new Misread("loginUrl", config.get(LOGIN_URL)));
        }
        if (hasUnreadablePlan(config)) {
            misread.add(new Misread(PLAN_ENDS_ON, config.get(PLAN_ENDS_ON)));
        }
        String accepted = config.get(EXPIRED_ACCEPTED_UNTIL);
        if (accepted != null && day(accepted).isEmpty()) {
            misread.add(new Misread(EXPIRED_ACCEPTED_UNTIL, accepted));
        }
        String otherDomains = config.get(OTHER_DOMAINS);
        if (otherDomains != null
                && Stream.of(OtherDomains.values()).noneMatch(rule -> rule.key().equals(otherDomains))) {
            misread.add(new Misread(OTHER_DOMAINS, otherDomains));
        }
        if (words(config.get(CERTIFICATES), ",").stream()
                .anyMatch(text -> SigningCertificate.of(text).isEmpty())) {
            // Somebody may have pasted a private key.
            misread.add(new Misread("certificates", null));
        }
        return misread;
    }

    static ExpiryTolerance expiry(IdentityProviderModel provider) {
        return day(provider.getConfig().get(EXPIRED_ACCEPTED_UNTIL))
                .map(ExpiryTolerance::new)
                .orElse(ExpiryTolerance.NONE);
    }

    /** A host of Entra's that the realm knows, and there the tenant that the assertions must come from. */
    private static boolean leadsToItsTenant(IdentityProviderModel provider, EntraHosts hosts) {
        try {
            URI url = new URI(text(provider.getConfig().get(LOGIN_URL)));
            return hosts.accept(url)
                    && url.getRawQuery() == null
                    && tenant(provider)
                            .filter(tenant ->
                                    url.getRawPath().toLowerCase(Locale.ROOT).startsWith("/" + tenant + "/saml2"))
                            .isPresent();
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }

    private static boolean hasUnreadablePlan(Map<String, String> config) {
        return config.get(PLAN_ENDS_ON) != null && day(config.get(PLAN_ENDS_ON)).isEmpty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(day -> DAY.matcher(day).matches())
                    .map(LocalDate::parse);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /** @return whether that is news */
    static boolean noteFirebaseUsers(IdentityProviderModel provider) {
        return !"true".equals(provider.getConfig().put(FIREBASE_USERS, "true"));
    }

    static boolean hasFirebaseUsers(IdentityProviderModel provider) {
        return Boolean.parseBoolean(provider.getConfig().get(FIREBASE_USERS));
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
        put(config, PLAN_ENDS_ON, Objects.toString(enterprise.planEndsOn(), null));
        put(
                config,
                EXPIRED_ACCEPTED_UNTIL,
                Objects.toString(application.expiry().lastDay(), null));
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

    /**
     * The switch counts, wherever it was thrown; the note tells a draft from a paused one. Whoever cannot be told to have a
     * plan still is paused, and so is one whose organization is gone or whose Login URL leads somewhere else.
     */
    private static Enterprise.Status status(
            IdentityProviderModel provider, Optional<OrganizationModel> organization, EntraHosts hosts) {
        if (provider.isEnabled()
                && organization.filter(OrganizationModel::isEnabled).isPresent()) {
            return hasUnreadablePlan(provider.getConfig()) || !leadsToItsTenant(provider, hosts)
                    ? Enterprise.Status.PAUSED
                    : Enterprise.Status.ACTIVE;
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
