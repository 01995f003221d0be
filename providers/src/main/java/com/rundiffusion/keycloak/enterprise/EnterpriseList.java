package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.pasted.EmailDomain;
import com.rundiffusion.keycloak.pasted.PastedText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The enterprises in the order of their aliases. */
public final class EnterpriseList {

    // Keycloak's own list knows no type, looks at no display name, and reads each provider that it counts.
    private static final String OF_OUR_TYPE = " from IdentityProviderEntity provider"
            + " where provider.realmId = :realm and provider.providerId = '" + EnterpriseDirectory.PROVIDER_TYPE + "'";
    private static final String OURS = "select provider.internalId" + OF_OUR_TYPE;
    private static final String ALIASES = "select provider.alias" + OF_OUR_TYPE;
    private static final String MATCHING = " and (lower(provider.alias) like :part escape '!'"
            + " or lower(provider.displayName) like :part escape '!'"
            + " or provider.internalId = :tenant or provider.alias = :owner)";
    private static final String WITHOUT_ROW = " and not exists (select row from EnterpriseRow row"
            + " where row.providerId = provider.internalId and row.stale = false)";
    private static final String ORDER = " order by provider.alias";

    private final EntityManager database;
    private final RealmModel realm;
    private final Enterprises enterprises;

    public EnterpriseList(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = session.getContext().getRealm();
        this.enterprises = new Enterprises(session);
    }

    /**
     * @param search part of an alias or a display name, or a whole domain or tenant id; {@code null} or blank for all
     * @param first how many to leave out
     */
    public List<StoredEnterprise> page(String search, int first, int max) {
        boolean all = search == null || PastedText.name(search) == null;
        TypedQuery<String> query = database.createQuery(OURS + (all ? "" : MATCHING) + ORDER, String.class)
                .setParameter("realm", realm.getId())
                .setFirstResult(first)
                .setMaxResults(max);
        if (!all) {
            String wanted = PastedText.name(search).toLowerCase(Locale.ROOT);
            query.setParameter("part", "%" + wanted.replaceAll("[!%_]", "!$0") + "%");
            query.setParameter("tenant", tenant(wanted).orElse(""));
            query.setParameter("owner", owner(wanted).orElse(""));
        }
        return read(query);
    }

    /**
     * @param enterprises without what is of our type and no enterprise: Keycloak's own admin pages can save such a one
     * @param last the last alias, to go on from; empty at the end of all
     */
    public record Page(List<StoredEnterprise> enterprises, Optional<String> last) {}

    /** @param alias the last of the page before; empty to begin */
    public Page after(String alias, int max) {
        List<String> aliases = database.createQuery(ALIASES + " and provider.alias > :alias" + ORDER, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("alias", alias)
                .setMaxResults(max)
                .getResultList();
        return new Page(
                aliases.stream().flatMap(one -> enterprises.find(one).stream()).toList(),
                aliases.isEmpty() ? Optional.empty() : Optional.of(aliases.get(aliases.size() - 1)));
    }

    /**
     * Provider ids of those that were made or changed past our own API, so that our row of them is missing or behind.
     *
     * @param providerId the last of the page before; empty to begin
     */
    public List<String> withoutRowAfter(String providerId, int max) {
        return database.createQuery(
                        OURS + WITHOUT_ROW + " and provider.internalId > :id order by provider.internalId",
                        String.class)
                .setParameter("realm", realm.getId())
                .setParameter("id", providerId)
                .setMaxResults(max)
                .getResultList();
    }

    private List<StoredEnterprise> read(TypedQuery<String> ids) {
        return ids.getResultList().stream()
                .flatMap(id -> enterprises.findById(id).stream())
                .toList();
    }

    private Optional<String> tenant(String text) {
        return TenantId.parse(text).map(tenant -> tenant.providerId(realm.getId()));
    }

    private Optional<String> owner(String text) {
        return EmailDomain.typed(text).map(EmailDomain::name).flatMap(enterprises::aliasOfDomain);
    }
}
