package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.operations.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.event.ChangeHistory;
import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import com.rundiffusion.keycloak.operations.onboarding.ChangeEvents;
import com.rundiffusion.keycloak.operations.onboarding.Changes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** Admin events of what becomes of a setup link, and of what a customer changes by it. No value of the customer's is in them. */
public final class SetupEvents implements ChangeEvents {

    /** What happens to a link. Its name stands in the path of the event. */
    public enum Kind {
        CREATED,
        OPENED,
        VALUES_GIVEN,
        TESTED,
        APPROVAL_ASKED,
        APPROVED,
        DECLINED,
        LIVE,
        DOMAIN_PROVEN,
        DOMAIN_LOST,
        DOMAIN_CONFLICT,
        EXTENDED,
        SENT,
        REVOKED;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String NOBODY_YET = "-";

    private final BackgroundEvents events;
    private final String by;

    /** @param by who did it: an operator's user name, or a link */
    public SetupEvents(KeycloakSession session, String by) {
        this.events = new BackgroundEvents(session);
        this.by = by;
    }

    /** By whoever works with this link. */
    public static SetupEvents of(KeycloakSession session, SetupLink link) {
        return new SetupEvents(session, ChangeHistory.BY_SETUP_LINK + link.id());
    }

    public void store(Kind kind, SetupLink link) {
        store(kind, link, Map.of());
    }

    /** @param more beside who it was and which link */
    public void store(Kind kind, SetupLink link, Map<String, ?> more) {
        Map<String, Object> about = new HashMap<>(more);
        about.put("by", by);
        about.put("link", link.id());
        events.store(
                OperationType.ACTION,
                link.alias().orElse(NOBODY_YET),
                "/setup-links/" + link.id() + "/" + kind.key(),
                about);
    }

    @Override
    public void store(OperationType operation, String alias, Changes changes) {
        events.store(operation, alias, "", Map.of("alias", alias, "by", by, "changes", changes.toJson()));
    }

    @Override
    public Source source() {
        return by.startsWith(ChangeHistory.BY_SETUP_LINK) ? Source.SETUP_LINK : Source.OPERATIONS;
    }
}
