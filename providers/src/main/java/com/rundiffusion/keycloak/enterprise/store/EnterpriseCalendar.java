package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.enterprise.Provisioning;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.realm.SsoSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What is due for which enterprise; each question is answered from an index. Enterprises are named by provider id. Writes
 * change single columns: whoever changes the enterprise itself meanwhile loses nothing.
 */
public final class EnterpriseCalendar {

    private static final String OF_REALM = " from EnterpriseRow row where row.realmId = :realm";

    /** Active ones of the realm: the organization's switch counts as much as the provider's. */
    private static final String ACTIVE = " join IdentityProviderEntity provider on provider.internalId = row.providerId"
            + " join OrganizationEntity organization on organization.id = provider.organizationId"
            + " and organization.alias = provider.alias"
            + " where row.realmId = :realm and provider.enabled = true and organization.enabled = true";

    /**
     * Provisioned once, and still to be. The index leads to those that have been silent, and to a value of each by its own key: what is done
     * to that value, a text without bounds, keeps no index from being asked.
     */
    private static final String PROVISIONED = " and row.firstPersonAt is not null"
            + " and exists (select other.internalId from IdentityProviderEntity other join other.config entry"
            + " where other.internalId = provider.internalId and key(entry) = 'provisioning'"
            + " and lower(cast(value(entry) as String)) <> '" + Provisioning.OFF.key() + "')";

    private final EntityManager database;
    private final RealmModel realm;
    private final String realmId;

    public EnterpriseCalendar(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = session.getContext().getRealm();
        this.realmId = realm.getId();
    }

    /** @param at the last moment of a certificate or of provisioning, the start of the last day of a plan or an exception */
    public record End(String providerId, Instant at) {}

    /** The realms that have any enterprise, with rows of ours or still without, or a setup link. */
    public static List<String> realms(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(
                        "select provider.realmId from IdentityProviderEntity provider"
                                + " where provider.providerId = '" + EnterpriseDirectory.PROVIDER_TYPE + "'"
                                + " union select link.realmId from SetupLinkRow link",
                        String.class)
                .getResultList();
    }

    /** The longest due first. */
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

    /**
     * @param retry when it is due again if whoever claims it is not heard of any more
     * @return false when another node was faster; whoever gets true reads the metadata
     */
    public boolean claimMetadata(String providerId, Instant now, Instant retry) {
        return 1
                == database.createQuery("update EnterpriseRow row set row.metadataDueAt = :retry"
                                + " where row.providerId = :provider and row.metadataDueAt <= :now")
                        .setParameter("retry", retry.toEpochMilli())
                        .setParameter("provider", providerId)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate();
    }

    public void metadataRead(String providerId, Instant at, Instant next) {
        database.createQuery("update EnterpriseRow row set row.metadataReadAt = :at, row.metadataFailure = null,"
                        + " row.metadataDueAt = :next where row.providerId = :provider")
                .setParameter("at", at.toEpochMilli())
                .setParameter("next", next.toEpochMilli())
                .setParameter("provider", providerId)
                .executeUpdate();
    }

    /** @param reason a code, nothing that came from outside */
    public void metadataFailed(String providerId, String reason, Instant retry) {
        database.createQuery("update EnterpriseRow row set row.metadataFailure = :reason,"
                        + " row.metadataDueAt = :retry where row.providerId = :provider")
                .setParameter("reason", reason)
                .setParameter("retry", retry.toEpochMilli())
                .setParameter("provider", providerId)
                .executeUpdate();
    }

    public long metadataFailures() {
        return database.createQuery("select count(row)" + OF_REALM + " and row.metadataFailure is not null", Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }

    /** Active ones whose last certificate ends up to then, or has ended. */
    public List<End> certificatesEndUpTo(Instant then) {
        return moments("certificatesEndAt", then);
    }

    /** Active ones whose plan has a last day up to then, be it over or not. */
    public List<End> plansEndUpTo(LocalDate then) {
        return lastDays("planEndsOn", then);
    }

    /** Active ones whose expired certificates count until a day up to then, be it over or not. */
    public List<End> expiryTolerancesEndUpTo(LocalDate then) {
        return lastDays("expiredAcceptedUntil", then);
    }

    /** Active ones in which somebody's address was missing, and when first. */
    public List<End> addressesMissing(Instant now) {
        return moments("addressMissingAt", now);
    }

    /**
     * Active ones that were provisioned before, still are by their policy, and whose Entra has had no success for as many days as the realm
     * waits; and when it last had.
     */
    public List<End> provisioningSilent(Instant now) {
        Instant then = now.minus(new SsoSettings(realm).provisioningSilentFor());
        return active("ProvisioningRow", "lastSuccessAt", PROVISIONED, then.toEpochMilli(), Instant::ofEpochMilli);
    }

    private List<End> moments(String column, Instant then) {
        return active("EnterpriseRow", column, "", then.toEpochMilli(), Instant::ofEpochMilli);
    }

    private List<End> lastDays(String column, LocalDate then) {
        return active(
                "EnterpriseRow",
                column,
                "",
                then.toEpochDay(),
                day -> LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private List<End> active(String table, String column, String further, long then, LongFunction<Instant> instant) {
        // Zero: there is no certificate yet, so none can end.
        Stream<Tuple> rows = database.createQuery(
                        "select row.providerId, row." + column + " from " + table + " row" + ACTIVE + " and row."
                                + column + " > 0 and row." + column + " <= :then" + further + " order by row." + column,
                        Tuple.class)
                .setParameter("realm", realmId)
                .setParameter("then", then)
                .getResultStream();
        return rows.map(row -> new End(row.get(0, String.class), instant.apply(row.get(1, Long.class))))
                .toList();
    }
}
