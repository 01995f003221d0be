package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.schema.SetupLinkRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** When a setup link was mailed, and whose turn it is, in the session's transaction. */
public final class SetupMailings {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Longer than what is left of a link when somebody is reminded of its end. */
    private static final Duration REMINDED_ONCE = Duration.ofDays(5);

    private final LinkRows rows;
    private final EntityManager database;

    public SetupMailings(KeycloakSession session) {
        this.rows = new LinkRows(session);
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Whether somebody may have another mail now: once an hour; it is noted. */
    public boolean mayGoAgain(SetupLink link, Instant now) {
        SetupLinkRow row = rows.held(link);
        if (row.againAt != null && Instant.ofEpochMilli(row.againAt).plus(HOUR).isAfter(now)) {
            return false;
        }
        row.againAt = now.toEpochMilli();
        return true;
    }

    /** Whether the mail server took a mail with one of its secrets. */
    public void note(SetupLink link, boolean taken, Instant now) {
        SetupLinkRow row = rows.held(link);
        if (taken) {
            row.mailedAt = now.toEpochMilli();
            row.mailFailedAt = null;
        } else {
            row.mailFailedAt = now.toEpochMilli();
        }
    }

    /**
     * Those that were mailed, are open, and of whose beginning or end nobody has been reminded since a moment. It is noted that somebody is:
     * nobody else gets them.
     */
    public List<SetupLink> takeToRemind(Instant mailedBefore, Instant endsBefore, Instant now, int most) {
        List<SetupLinkRow> due = database.createQuery(
                        "select row from SetupLinkRow row where row.realmId = :realm and row.revokedAt is null"
                                + " and row.finishedAt is null and row.stillSince is null and row.mailedAt is not null"
                                + " and row.endsAt > :now and row.purposes like '%connect%'"
                                + " and (row.remindedAt is null and row.begunAt is null and row.mailedAt < :mailed"
                                + " or (row.remindedAt is null or row.remindedAt < row.endsAt - :once) and row.endsAt < :ends)"
                                + " order by row.endsAt",
                        SetupLinkRow.class)
                .setParameter("realm", rows.realmId())
                .setParameter("mailed", mailedBefore.toEpochMilli())
                .setParameter("ends", endsBefore.toEpochMilli())
                .setParameter("once", REMINDED_ONCE.toMillis())
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        due.forEach(row -> row.remindedAt = now.toEpochMilli());
        return due.stream().map(LinkRows::link).toList();
    }
}
