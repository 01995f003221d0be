package com.rundiffusion.keycloak.operations.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.operations.event.ChangeNotice.Source;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * One admin event for each change: resource type {@code ENTERPRISE}, the path names the enterprise, and what changed, by
 * whom. Keycloak itself names who it was by an id alone, which says nothing once the account is gone.
 */
public final class EnterpriseEvents implements ChangeEvents {

    /** Paths of the REST, and first in that of an event. */
    public static final String ENTERPRISES = "enterprises";

    public static final String FIREBASE_USERS = "firebase-users";

    public static final String SETUP_LINKS = "setup-links";

    public static final String PROVISIONING_TOKENS = "provisioning-tokens";

    private static final String RESOURCE_TYPE = "ENTERPRISE";

    private final AdminEventBuilder events;
    private final String operator;

    /** @param operator the user name of whoever calls */
    public EnterpriseEvents(AdminEventBuilder events, String operator) {
        this.events = events;
        this.operator = operator;
    }

    /** The user name of whoever calls. */
    public String operator() {
        return operator;
    }

    /** Those of another session, by the same person. */
    public EnterpriseEvents in(KeycloakSession session) {
        return new EnterpriseEvents(events.clone(session), operator);
    }

    /** @param counts of Firebase's users, none of whom is named */
    public void storeFirebaseUsers(String alias, ObjectNode counts) {
        events.operation(OperationType.ACTION)
                .resource(RESOURCE_TYPE)
                .resourcePath(ENTERPRISES, alias, FIREBASE_USERS)
                .representation(about(alias, "firebaseUsers", counts))
                .success();
    }

    /**
     * What happens to a setup link of an enterprise.
     *
     * @param alias may be that of nobody yet
     */
    public void storeSetupLink(String alias, String link, String what, Map<String, ?> about) {
        events.operation(OperationType.ACTION)
                .resource(RESOURCE_TYPE)
                .resourcePath(ENTERPRISES, alias, SETUP_LINKS, link, what)
                .representation(about)
                .success();
    }

    /** That a token of provisioning was made, or revoked: neither the token nor its hash. */
    public void storeToken(OperationType operation, String alias, StoredToken token) {
        events.operation(operation)
                .resource(RESOURCE_TYPE)
                .resourcePath(ENTERPRISES, alias, PROVISIONING_TOKENS, token.id())
                .representation(about(alias, "token", describe(token)))
                .success();
    }

    /** What an event says of it. */
    public static ObjectNode describe(StoredToken token) {
        ObjectNode about = StrictJson.MAPPER.createObjectNode().put("hint", token.hint());
        token.endsAt().ifPresent(end -> about.put("expiresAt", end.toString()));
        return about;
    }

    @Override
    public void store(OperationType operation, String alias, Changes changes) {
        events.operation(operation)
                .resource(RESOURCE_TYPE)
                .resourcePath(ENTERPRISES, alias)
                .representation(about(alias, "changes", changes.toJson()))
                .success();
    }

    @Override
    public Source source() {
        return Source.OPERATIONS;
    }

    private ObjectNode about(String alias, String what, ObjectNode content) {
        ObjectNode representation =
                StrictJson.MAPPER.createObjectNode().put("alias", alias).put("by", operator);
        representation.set(what, content);
        return representation;
    }
}
