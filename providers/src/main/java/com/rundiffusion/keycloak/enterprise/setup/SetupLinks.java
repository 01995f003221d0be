package com.rundiffusion.keycloak.enterprise.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.schema.RowsFollow;
import com.rundiffusion.keycloak.schema.SetupLinkRow;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The setup links of a realm, in the session's transaction. */
public final class SetupLinks {

    private final LinkRows rows;
    private final EntityManager database;

    public SetupLinks(KeycloakSession session) {
        this.rows = new LinkRows(session);
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * @param providerId of the enterprise that it acts on; {@code null} for a customer that does not exist yet
     * @param alias {@code null} when the customer is asked
     * @param pages where the realm has the pages of links
     * @param tenant of that enterprise; {@code null} for a customer that does not exist yet
     * @param createdBy user name; {@code null} for the service itself
     */
    public SetupLink create(
            Set<SetupPurpose> purposes,
            String providerId,
            String alias,
            TenantId tenant,
            URI pages,
            ObjectNode presets,
            String createdBy,
            Instant now) {
        SetupLinkRow row = new SetupLinkRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = rows.realmId();
        row.providerId = providerId;
        row.alias = alias;
        row.givenTenant = tenant == null ? null : tenant.guid();
        row.pages = pages.toString();
        row.purposes = purposes.stream().map(SetupPurpose::key).sorted().collect(Collectors.joining(" "));
        row.presets = presets.toString();
        row.createdAt = now.toEpochMilli();
        row.createdBy = createdBy;
        LinkRows.write(SetupPeriod.from(now), row);
        database.persist(row);
        return LinkRows.link(row);
    }

    public Optional<SetupLink> find(String id) {
        return rows.row(id).map(LinkRows::link);
    }

    /** As it is in the database, whatever this session has read of it before. */
    public Optional<SetupLink> findNow(String id) {
        database.flush();
        Optional<SetupLinkRow> row = rows.row(id);
        row.ifPresent(database::refresh);
        return row.map(LinkRows::link);
    }

    /** As it is now, and nobody else changes it until this transaction ends. */
    public SetupLink hold(SetupLink link) {
        return LinkRows.link(rows.held(link));
    }

    /** The newest first. */
    public List<SetupLink> ofEnterprise(String providerId) {
        return database.createQuery(
                        "select row from SetupLinkRow row where row.realmId = :realm and row.providerId = :provider"
                                + " order by row.createdAt desc",
                        SetupLinkRow.class)
                .setParameter("realm", rows.realmId())
                .setParameter("provider", providerId)
                .getResultStream()
                .map(LinkRows::link)
                .toList();
    }

    /** The newest first. */
    public List<SetupLink> all(int first, int max) {
        return database.createQuery(
                        "select row from SetupLinkRow row where row.realmId = :realm order by row.createdAt desc, row.id",
                        SetupLinkRow.class)
                .setParameter("realm", rows.realmId())
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(LinkRows::link)
                .toList();
    }

    /**
     * Forgets those of customers that have never come, with all that belongs to them.
     *
     * @param before when they ended at the latest
     * @return how many
     */
    public int forget(Instant before, int most) {
        List<String> ids = database.createQuery(
                        "select row.id from SetupLinkRow row where row.realmId = :realm and row.providerId is null"
                                + " and row.stillSince is null and row.endsAt < :before order by row.endsAt",
                        String.class)
                .setParameter("realm", rows.realmId())
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(most)
                .getResultList();
        ids.forEach(id -> RowsFollow.removeLink(database, id));
        return ids.size();
    }
}
