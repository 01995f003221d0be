package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.schema.SetupLinkRow;
import com.rundiffusion.keycloak.schema.SetupOpeningRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Who opened a setup link and sends its forms, and how often they may, in the session's transaction. */
public final class SetupOpenings {

    private static final int MOST_OPENINGS = 100;
    private static final int MOST_OPENINGS_IN_AN_HOUR = 100;

    /** A person types few; each may make us ask Microsoft or the DNS. */
    private static final int MOST_FORMS_IN_AN_HOUR = 200;

    private static final Duration HOUR = Duration.ofHours(1);

    private final LinkRows rows;
    private final EntityManager database;

    public SetupOpenings(KeycloakSession session) {
        this.rows = new LinkRows(session);
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Who opened it when, the newest first; those without a value yet were perhaps no person. */
    public List<SetupOpening> of(SetupLink link) {
        return database.createQuery(
                        "select row from SetupOpeningRow row where row.linkId = :link order by row.id desc",
                        SetupOpeningRow.class)
                .setParameter("link", link.id())
                .setMaxResults(MOST_OPENINGS)
                .getResultStream()
                .map(row -> new SetupOpening(
                        Optional.ofNullable(row.address),
                        Instant.ofEpochMilli(row.openedAt),
                        LinkRows.instant(row.actedAt)))
                .toList();
    }

    /**
     * That a browser exchanged a secret for a session.
     *
     * @param contact to whom the secret was mailed
     */
    public long noteOpened(SetupLink link, Optional<String> contact, Instant now) {
        SetupOpeningRow row = new SetupOpeningRow();
        row.linkId = link.id();
        row.address = contact.orElse(null);
        row.openedAt = now.toEpochMilli();
        database.persist(row);
        return row.id;
    }

    /** That a person has given a value in this session. */
    public void noteActed(long openingId, Instant now) {
        SetupOpeningRow row = database.find(SetupOpeningRow.class, openingId);
        if (row != null && row.actedAt == null) {
            row.actedAt = now.toEpochMilli();
        }
    }

    /** Whether one more browser may open it within this hour. */
    public boolean mayBeOpened(SetupLink link, Instant now) {
        return database.createQuery(
                                "select count(row) from SetupOpeningRow row where row.linkId = :link and row.openedAt > :since",
                                Long.class)
                        .setParameter("link", link.id())
                        .setParameter("since", now.minus(HOUR).toEpochMilli())
                        .getSingleResult()
                < MOST_OPENINGS_IN_AN_HOUR;
    }

    /** Whether its pages may send one more form within this hour; it is counted. */
    public boolean mayTakeForm(SetupLink link, Instant now) {
        SetupLinkRow row = rows.held(link);
        if (Instant.ofEpochMilli(row.formsSince).plus(HOUR).isBefore(now)) {
            row.formsSince = now.toEpochMilli();
            row.forms = 0;
        }
        row.forms++;
        return row.forms <= MOST_FORMS_IN_AN_HOUR;
    }
}
