package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.schema.EnterpriseRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What is due for which enterprise; each question is answered from an index. Enterprises are named by provider id. */
public final class EnterpriseCalendar {

    private static final String OF_REALM = " from EnterpriseRow row where row.realmId = :realm";

    private final EntityManager database;
    private final String realmId;

    public EnterpriseCalendar(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /** The realms that have any enterprise. */
    public static List<String> realms(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select distinct row.realmId from EnterpriseRow row", String.class)
                .getResultList();
    }

    public List<String> metadataDue(Instant now, int max) {
        return database.createQuery(
                        "select row.providerId" + OF_REALM
                                + " and row.metadataDueAt <= :now order by row.metadataDueAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    /** @return false when another node was faster; whoever gets true reads the metadata */
    public boolean claimMetadata(String providerId, Instant now, Instant next) {
        return 1
                == database.createQuery("update EnterpriseRow row set row.metadataDueAt = :next"
                                + " where row.providerId = :provider and row.metadataDueAt <= :now")
                        .setParameter("next", next.toEpochMilli())
                        .setParameter("provider", providerId)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate();
    }

    public void metadataRead(String providerId, Instant at) {
        EnterpriseRow row = database.find(EnterpriseRow.class, providerId);
        row.metadataReadAt = at.toEpochMilli();
        row.metadataFailure = null;
    }

    /** @param reason a code, nothing that came from outside */
    public void metadataFailed(String providerId, String reason, Instant retry) {
        EnterpriseRow row = database.find(EnterpriseRow.class, providerId);
        row.metadataFailure = reason;
        row.metadataDueAt = retry.toEpochMilli();
    }

    public long metadataFailures() {
        return count(" and row.metadataFailure is not null");
    }

    /** Those whose last certificate ends before then, or has ended. */
    public List<String> certificatesEndBefore(Instant then) {
        return database.createQuery(
                        "select row.providerId" + OF_REALM + " and row.certificatesEndAt < :then", String.class)
                .setParameter("realm", realmId)
                .setParameter("then", then.toEpochMilli())
                .getResultList();
    }

    /** Those whose plan has a last day up to then, be it over or not. */
    public List<String> plansEndUpTo(LocalDate then) {
        return database.createQuery("select row.providerId" + OF_REALM + " and row.planEndsOn <= :then", String.class)
                .setParameter("realm", realmId)
                .setParameter("then", then.toEpochDay())
                .getResultList();
    }

    private long count(String condition) {
        return database.createQuery("select count(row)" + OF_REALM + condition, Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }
}
