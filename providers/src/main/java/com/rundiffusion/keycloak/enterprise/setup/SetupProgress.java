package com.rundiffusion.keycloak.enterprise.setup;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.schema.SetupLinkRow;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakSession;

/** How far a setup link has come, in the session's transaction. */
public final class SetupProgress {

    private final LinkRows rows;

    public SetupProgress(KeycloakSession session) {
        this.rows = new LinkRows(session);
    }

    /**
     * Another value of the customer's, beside those that it has given so far. What was tested, and what operations have approved of or were
     * asked about, is what was there then: another application or company needs another test and another yes.
     */
    public SetupLink give(SetupLink link, UnaryOperator<GivenValues> change, Instant now) {
        SetupLinkRow row = rows.held(link);
        GivenValues before = GivenValues.of(LinkRows.json(row.given));
        GivenValues given = change.apply(before);
        row.given = given.toJson().toString();
        if (!given.isOfTheSameApplication(before)) {
            row.valuesAt = now.toEpochMilli();
            row.askedAt = null;
            row.approvedAt = null;
        }
        row.givenTenant = given.tenant().map(TenantId::guid).orElse(row.givenTenant);
        if (row.begunAt == null) {
            LinkRows.write(LinkRows.period(row).begin(now), row);
            row.begunAt = now.toEpochMilli();
        }
        return LinkRows.link(row);
    }

    public SetupLink finish(SetupLink link, Instant now) {
        SetupLinkRow row = rows.held(link);
        row.finishedAt = now.toEpochMilli();
        return LinkRows.link(row);
    }

    /** That a good test has proven whose tenant it is: no other is connected by this link, which acts on this enterprise from now on. */
    public SetupLink connect(SetupLink link, TenantId tenant, String providerId, String alias) {
        SetupLinkRow row = rows.held(link);
        row.tenant = tenant.guid();
        row.providerId = providerId;
        row.alias = alias;
        return LinkRows.link(row);
    }
}
