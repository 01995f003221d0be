package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.schema.SetupLinkRow;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakSession;

/** Until when a setup link may be used, in the session's transaction. */
public final class SetupPeriods {

    private final LinkRows rows;

    public SetupPeriods(KeycloakSession session) {
        this.rows = new LinkRows(session);
    }

    /** By operations. */
    public SetupLink extend(SetupLink link, Instant end) {
        return change(link, period -> period.extend(end));
    }

    /** Its clock stands still, for others are waited for. */
    public SetupLink stop(SetupLink link, Instant now) {
        return change(link, period -> period.stop(now));
    }

    public SetupLink goOn(SetupLink link, Instant now) {
        return change(link, period -> period.goOn(now));
    }

    /** Its secrets open nothing from now on, and neither do the sessions that they have opened. */
    public void revoke(SetupLink link, Instant now) {
        rows.held(link).revokedAt = now.toEpochMilli();
    }

    private SetupLink change(SetupLink link, UnaryOperator<SetupPeriod> change) {
        SetupLinkRow row = rows.held(link);
        LinkRows.write(change.apply(LinkRows.period(row)), row);
        return LinkRows.link(row);
    }
}
