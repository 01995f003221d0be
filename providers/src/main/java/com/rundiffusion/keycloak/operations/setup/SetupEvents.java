package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.event.ChangeHistory;
import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import com.rundiffusion.keycloak.operations.onboarding.ChangeEvents;
import com.rundiffusion.keycloak.operations.onboarding.Changes;
import com.rundiffusion.keycloak.operations.onboarding.EnterpriseEvents;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Admin events of what becomes of a setup link, and of what is changed by it. They name who did it: an operator as each change of an
 * operator's does, or the link. No value of a person who has tested is in them.
 */
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

    private final Optional<EnterpriseEvents> operators;
    private final BackgroundEvents events;
    private final String by;

    private SetupEvents(KeycloakSession session, Optional<EnterpriseEvents> operators, String by) {
        this.operators = operators;
        this.events = new BackgroundEvents(session);
        this.by = by;
    }

    /** By an operator. */
    public static SetupEvents of(KeycloakSession session, EnterpriseEvents operator) {
        return new SetupEvents(session, Optional.of(operator), operator.operator());
    }

    /** By whoever works with this link. */
    public static SetupEvents of(KeycloakSession session, SetupLink link) {
        return new SetupEvents(session, Optional.empty(), ChangeHistory.BY_SETUP_LINK + link.id());
    }

    public void store(Kind kind, SetupLink link) {
        store(kind, link, Map.of());
    }

    /** @param more beside who it was and which link */
    public void store(Kind kind, SetupLink link, Map<String, ?> more) {
        Map<String, Object> about = new HashMap<>(more);
        about.put("by", by);
        about.put("link", link.id());
        String alias = link.alias().orElse(NOBODY_YET);
        operators.ifPresentOrElse(
                operator -> operator.storeSetupLink(alias, link.id(), kind.key(), about),
                () -> events.store(
                        OperationType.ACTION,
                        alias,
                        "/" + EnterpriseEvents.SETUP_LINKS + "/" + link.id() + "/" + kind.key(),
                        about));
    }

    /** Who it is: an operator's user name, or the link. */
    String by() {
        return by;
    }

    /** As if the admin REST had made or revoked it. */
    void storeToken(OperationType operation, String alias, StoredToken token) {
        operators.ifPresentOrElse(
                operator -> operator.storeToken(operation, alias, token),
                () -> events.store(
                        operation,
                        alias,
                        "/" + EnterpriseEvents.PROVISIONING_TOKENS + "/" + token.id(),
                        Map.of("alias", alias, "by", by, "token", EnterpriseEvents.describe(token))));
    }

    @Override
    public void store(OperationType operation, String alias, Changes changes) {
        operators.ifPresentOrElse(
                operator -> operator.store(operation, alias, changes),
                () -> events.store(
                        operation, alias, "", Map.of("alias", alias, "by", by, "changes", changes.toJson())));
    }

    @Override
    public Source source() {
        return operators.isPresent() ? Source.OPERATIONS : Source.SETUP_LINK;
    }
}
