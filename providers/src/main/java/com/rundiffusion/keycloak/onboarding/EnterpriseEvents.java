package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** One admin event for each change: resource type {@code ENTERPRISE}, the path names the enterprise, and what changed. */
final class EnterpriseEvents {

    private static final String RESOURCE_TYPE = "ENTERPRISE";

    private final AdminEventBuilder events;

    EnterpriseEvents(AdminEventBuilder events) {
        this.events = events;
    }

    /** @param counts of Firebase's users, none of whom is named */
    void storeFirebaseUsers(String alias, ObjectNode counts) {
        events.operation(OperationType.ACTION)
                .resource(RESOURCE_TYPE)
                .resourcePath(EnterprisesResourceFactory.ID, alias, FirebaseUsersResource.PATH)
                .representation(about(alias, "firebaseUsers", counts))
                .success();
    }

    void store(OperationType operation, String alias, Changes changes) {
        events.operation(operation)
                .resource(RESOURCE_TYPE)
                .resourcePath(EnterprisesResourceFactory.ID, alias)
                .representation(about(alias, "changes", changes.toJson()))
                .success();
    }

    private static ObjectNode about(String alias, String what, ObjectNode content) {
        ObjectNode representation = EnterpriseJson.MAPPER.createObjectNode().put("alias", alias);
        representation.set(what, content);
        return representation;
    }
}
