package com.rundiffusion.keycloak.enterprise.person;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The groups that an enterprise's Entra has provisioned, seen from outside. */
public final class ProvisionedGroups {

    private final EntityManager database;
    private final String providerId;

    public ProvisionedGroups(KeycloakSession session, String providerId) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.providerId = providerId;
    }

    public long count() {
        return database.createQuery(
                        "select count(grp) from PersonGroupRow grp where grp.providerId = :provider", Long.class)
                .setParameter("provider", providerId)
                .getSingleResult();
    }

    /**
     * Which of them no group has, in order.
     *
     * @param keys what rules of roles name groups by: their object ids, in lower case, or their ids here; some hundreds at most
     */
    public SortedSet<String> missing(Collection<String> keys) {
        SortedSet<String> missing = new TreeSet<>(keys);
        if (missing.isEmpty()) {
            return missing;
        }
        for (Tuple group : database.createQuery(
                        "select grp.id, grp.externalKey from PersonGroupRow grp where grp.providerId = :provider"
                                + " and (grp.id in :keys or grp.externalKey in :keys)",
                        Tuple.class)
                .setParameter("provider", providerId)
                .setParameter("keys", keys)
                .getResultList()) {
            missing.remove(group.get(0, String.class));
            if (group.get(1, String.class) != null) {
                missing.remove(group.get(1, String.class));
            }
        }
        return missing;
    }
}
