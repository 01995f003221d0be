package com.rundiffusion.keycloak.enterprise.provider;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.RoleRulesJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise.Misread;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.ExpiryTolerance;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationModel;

/**
 * What stands in an enterprise's identity provider, whoever wrote it. Anybody can write past our own API; a value that says
 * nothing counts as its strictest, and is told.
 */
public final class ProviderValues {

    /** As our own API writes it; ISO 8601 knows days that no calendar can add one to. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final IdentityProviderModel provider;
    private final Map<String, String> config;
    private final Optional<OrganizationModel> organization;
    private final EntraHosts hosts;

    public ProviderValues(IdentityProviderModel provider, Optional<OrganizationModel> linked, EntraHosts hosts) {
        this.provider = provider;
        this.config = provider.getConfig();
        this.organization = own(provider, linked);
        this.hosts = hosts;
    }

    /** The one that it was connected with: Keycloak's own admin pages can link a provider to any other. */
    static Optional<OrganizationModel> own(IdentityProviderModel provider, Optional<OrganizationModel> linked) {
        return linked.filter(organization -> provider.getAlias().equals(organization.getAlias()));
    }

    public static Optional<TenantId> tenant(IdentityProviderModel provider) {
        return TenantId.ofIssuer(provider.getConfig().get(ProviderKeys.ENTRA_IDENTIFIER));
    }

    static ExpiryTolerance expiry(IdentityProviderModel provider) {
        return day(provider.getConfig().get(ProviderKeys.EXPIRED_ACCEPTED_UNTIL))
                .map(ExpiryTolerance::new)
                .orElse(ExpiryTolerance.NONE);
    }

    Optional<OrganizationModel> organization() {
        return organization;
    }

    Optional<LocalDate> planEndsOn() {
        return day(config.get(ProviderKeys.PLAN_ENDS_ON));
    }

    OtherDomains otherDomains() {
        return OtherDomains.UNVERIFIED.key().equals(config.get(ProviderKeys.OTHER_DOMAINS))
                ? OtherDomains.UNVERIFIED
                : OtherDomains.REFUSE;
    }

    PeopleRules people() {
        return people(provider);
    }

    /** What cannot be understood lets in whom Entra has provisioned, and gives nobody a role. */
    static PeopleRules people(IdentityProviderModel provider) {
        String policy = provider.getConfig().get(ProviderKeys.PROVISIONING);
        String roles = provider.getConfig().get(ProviderKeys.ROLES);
        if (policy == null && roles == null) {
            return PeopleRules.NONE;
        }
        return new PeopleRules(
                policy == null ? Provisioning.OFF : Provisioning.of(policy).orElse(Provisioning.REQUIRED),
                Optional.ofNullable(roles).flatMap(RoleRulesJson::read));
    }

    List<String> certificates() {
        return words(ProviderKeys.CERTIFICATES, ",");
    }

    List<String> contacts() {
        return words(ProviderKeys.CONTACTS, "\\s+");
    }

    /**
     * The switch counts, wherever it was thrown; the note tells a draft from a paused one. Whoever cannot be told to have a
     * plan still is paused, and so is one whose organization is gone or whose Login URL leads somewhere else.
     */
    Enterprise.Status status() {
        if (provider.isEnabled()
                && organization.filter(OrganizationModel::isEnabled).isPresent()) {
            return hasUnreadable(ProviderKeys.PLAN_ENDS_ON) || !leadsToItsTenant()
                    ? Enterprise.Status.PAUSED
                    : Enterprise.Status.ACTIVE;
        }
        return Enterprise.Status.DRAFT.key().equals(config.get(ProviderKeys.STATUS))
                ? Enterprise.Status.DRAFT
                : Enterprise.Status.PAUSED;
    }

    public List<Misread> misread() {
        List<Misread> misread = new ArrayList<>();
        if (organization.isEmpty()) {
            misread.add(new Misread(Misread.ORGANIZATION, null));
        }
        if (!leadsToItsTenant()) {
            misread.add(new Misread("loginUrl", config.get(ProviderKeys.LOGIN_URL)));
        }
        Stream.of(ProviderKeys.PLAN_ENDS_ON, ProviderKeys.EXPIRED_ACCEPTED_UNTIL)
                .filter(this::hasUnreadable)
                .forEach(day -> misread.add(new Misread(day, config.get(day))));
        String rule = config.get(ProviderKeys.OTHER_DOMAINS);
        if (rule != null
                && Stream.of(OtherDomains.values())
                        .noneMatch(known -> known.key().equals(rule))) {
            misread.add(new Misread(ProviderKeys.OTHER_DOMAINS, rule));
        }
        String policy = config.get(ProviderKeys.PROVISIONING);
        if (policy != null && Provisioning.of(policy).isEmpty()) {
            misread.add(new Misread(ProviderKeys.PROVISIONING, policy));
        }
        String roles = config.get(ProviderKeys.ROLES);
        if (roles != null && RoleRulesJson.read(roles).isEmpty()) {
            misread.add(new Misread(ProviderKeys.ROLES, roles));
        }
        if (certificates().stream().anyMatch(text -> SigningCertificate.of(text).isEmpty())) {
            // Somebody may have pasted a private key.
            misread.add(new Misread("certificates", null));
        }
        return misread;
    }

    /** A host of Entra's that the realm knows, and there the tenant that the assertions must come from. */
    private boolean leadsToItsTenant() {
        try {
            URI url = new URI(text(ProviderKeys.LOGIN_URL));
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

    private boolean hasUnreadable(String day) {
        return config.get(day) != null && day(config.get(day)).isEmpty();
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

    private List<String> words(String key, String separator) {
        return Stream.of(text(key).split(separator))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private String text(String key) {
        return Objects.toString(config.get(key), "");
    }
}
