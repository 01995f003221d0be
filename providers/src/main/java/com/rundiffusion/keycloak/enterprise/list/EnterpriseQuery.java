package com.rundiffusion.keycloak.enterprise.list;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.pasted.EmailDomain;
import com.rundiffusion.keycloak.pasted.PastedText;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A filter in the database's words. Keycloak's own tables say who is active, for the switch counts wherever it was thrown;
 * our row says what ends when.
 */
final class EnterpriseQuery {

    // Keycloak's own list knows no type, looks at no display name, and reads each provider that it counts.
    private static final String FROM = " from IdentityProviderEntity provider"
            + " left join EnterpriseRow row on row.providerId = provider.internalId"
            + " left join OrganizationEntity organization on organization.id = provider.organizationId"
            + " where provider.realmId = :realm and provider.providerId = '" + EnterpriseDirectory.PROVIDER_TYPE + "'";

    private static final String ON =
            "(provider.enabled = true" + " and (organization.id is null or organization.enabled = true))";

    /** Of a plan that cannot be read our row has no day. */
    private static final String UNREADABLE_PLAN = "(row.providerId is not null and row.stale = false"
            + " and row.planEndsOn is null and " + configured("planEndsOn", "") + ")";

    private static final String DRAFT = configured("status", " and cast(value(entry) as String) = 'draft'");

    private static final Map<Enterprise.Status, String> STATUS = Map.of(
            Enterprise.Status.ACTIVE, " and " + ON + " and not " + UNREADABLE_PLAN,
            Enterprise.Status.DRAFT, " and not " + ON + " and " + DRAFT,
            Enterprise.Status.PAUSED,
                    " and (not " + ON + " and not " + DRAFT + " or " + ON + " and " + UNREADABLE_PLAN + ")");

    private static final String DOMAINS = "exists (select domain.id from OrganizationDomainEntity domain"
            + " where domain.organization.id = provider.organizationId)";

    private static final String MATCHING = " and (lower(provider.alias) like :part escape '!'"
            + " or lower(provider.displayName) like :part escape '!'"
            + " or provider.internalId = :tenant or provider.alias = :owner)";

    private final Map<String, Object> parameters = new HashMap<>();
    private final StringBuilder text = new StringBuilder(FROM);

    /** @param enterprises to find a domain's owner by */
    EnterpriseQuery(EnterpriseFilter filter, String realmId, Enterprises enterprises) {
        parameters.put("realm", realmId);
        String searched = filter.search() == null ? null : PastedText.name(filter.search());
        if (searched != null) {
            String wanted = searched.toLowerCase(Locale.ROOT);
            text.append(MATCHING);
            parameters.put("part", "%" + wanted.replaceAll("[!%_]", "!$0") + "%");
            parameters.put(
                    "tenant",
                    TenantId.parse(wanted)
                            .map(tenant -> tenant.providerId(realmId))
                            .orElse(""));
            parameters.put(
                    "owner",
                    EmailDomain.typed(wanted)
                            .map(EmailDomain::name)
                            .flatMap(enterprises::aliasOfDomain)
                            .orElse(""));
        }
        if (filter.status() != null) {
            text.append(STATUS.get(filter.status()));
        }
        if (filter.planEndsUpTo() != null) {
            text.append(" and row.realmId = :realm and row.planEndsOn <= :plan");
            parameters.put("plan", filter.planEndsUpTo().toEpochDay());
        }
        if (filter.certificatesEndUpTo() != null) {
            text.append(" and row.realmId = :realm and row.certificatesEndAt <= :certificates");
            parameters.put("certificates", filter.certificatesEndUpTo().toEpochMilli());
        }
        if (filter.withoutDomains() != null) {
            text.append(filter.withoutDomains() ? " and not " : " and ").append(DOMAINS);
        }
    }

    /** From, where, and no order. */
    String text() {
        return text.toString();
    }

    <T> TypedQuery<T> with(TypedQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private static String configured(String key, String condition) {
        return "exists (select other.internalId from IdentityProviderEntity other join other.config entry"
                + " where other.internalId = provider.internalId and key(entry) = '" + key + "'" + condition + ")";
    }
}
