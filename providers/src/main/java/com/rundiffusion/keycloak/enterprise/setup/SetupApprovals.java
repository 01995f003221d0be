package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.schema.SetupLinkRow;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What operations are asked of a setup link, and what they say, in the session's transaction. */
public final class SetupApprovals {

    private final LinkRows rows;

    public SetupApprovals(KeycloakSession session) {
        this.rows = new LinkRows(session);
    }

    /** That the customer is ready, and operations are to look at it. */
    public SetupLink ask(SetupLink link, Instant now) {
        SetupLinkRow row = rows.held(link);
        row.askedAt = now.toEpochMilli();
        row.asks++;
        row.declinedWhy = null;
        return LinkRows.link(row);
    }

    /**
     * @param askedAt when it was asked for what operations have looked at
     * @return empty when nothing is asked any more, or it was asked anew since
     */
    public Optional<SetupLink> approve(SetupLink link, Instant askedAt, Instant now) {
        SetupLinkRow row = rows.held(link);
        if (row.askedAt == null || row.askedAt != askedAt.toEpochMilli()) {
            return Optional.empty();
        }
        row.approvedAt = now.toEpochMilli();
        row.declinedWhy = null;
        return Optional.of(LinkRows.link(row));
    }

    /** @param why what the customer is told */
    public SetupLink decline(SetupLink link, String why, Instant now) {
        SetupLinkRow row = rows.held(link);
        row.approvedAt = null;
        row.askedAt = null;
        row.declinedWhy = why;
        return LinkRows.link(row);
    }
}
