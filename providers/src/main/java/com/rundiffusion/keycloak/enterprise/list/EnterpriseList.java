package com.rundiffusion.keycloak.enterprise.list;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The enterprises, a page at a time. */
public final class EnterpriseList {

    private static final String OF_OUR_TYPE = " from IdentityProviderEntity provider"
            + " where provider.realmId = :realm and provider.providerId = '" + EnterpriseDirectory.PROVIDER_TYPE + "'";
    private static final String OURS = "select provider.internalId" + OF_OUR_TYPE;
    private static final String ALIASES = "select provider.alias" + OF_OUR_TYPE;
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

    /** @param first how many to leave out */
    public List<StoredEnterprise> page(EnterpriseFilter filter, EnterpriseOrder order, int first, int max) {
        EnterpriseQuery query = new EnterpriseQuery(filter, realm.getId(), enterprises);
        return query
                .with(database.createQuery("select provider.internalId" + query.text() + order.clause(), String.class))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .flatMap(id -> enterprises.findById(id).stream())
                .toList();
    }

    /** How many all pages hold together. */
    public long count(EnterpriseFilter filter) {
        EnterpriseQuery query = new EnterpriseQuery(filter, realm.getId(), enterprises);
        return query.with(database.createQuery("select count(provider)" + query.text(), Long.class))
                .getSingleResult();
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
}
