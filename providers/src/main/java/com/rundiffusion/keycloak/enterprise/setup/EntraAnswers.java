package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.SetupLinkRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Answers of tenants whose company is being set up, and that nobody has asked for, in the session's transaction. */
public final class EntraAnswers {

    private final LinkRows rows;
    private final EntityManager database;

    public EntraAnswers(KeycloakSession session) {
        this.rows = new LinkRows(session);
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Whether somebody is setting up a company of this tenant. */
    public boolean areAwaited(TenantId tenant) {
        return !openFor(tenant, "row.id", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * That this tenant answered without being asked, as Entra's own "Test" makes it do. It proves nothing.
     *
     * @param certificate SHA-256 of the one that the answer names, in lower-case hexadecimal; {@code null} when it names none
     */
    public void note(TenantId tenant, String certificate, Instant now) {
        openFor(tenant, "row", SetupLinkRow.class).getResultList().forEach(row -> {
            row.entraAnsweredAt = now.toEpochMilli();
            row.entraSigner = certificate;
        });
    }

    private <T> TypedQuery<T> openFor(TenantId tenant, String what, Class<T> type) {
        return database.createQuery(
                        "select " + what
                                + " from SetupLinkRow row where row.realmId = :realm and row.givenTenant = :tenant"
                                + " and row.revokedAt is null and row.finishedAt is null"
                                + " and (row.endsAt > :now or row.stillSince is not null)",
                        type)
                .setParameter("realm", rows.realmId())
                .setParameter("tenant", tenant.guid())
                .setParameter("now", KeycloakClock.now().toEpochMilli());
    }
}
