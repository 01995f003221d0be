package com.rundiffusion.keycloak.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Admin events of what no administrator did. They look like those of the admin REST, resource type {@code ENTERPRISE}, and
 * name no user.
 */
public final class BackgroundEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakSession session;
    private final RealmModel realm;

    public BackgroundEvents(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** @param path below {@code enterprises/<alias>}, with a slash before it; empty for the enterprise itself */
    public void store(OperationType operation, String alias, String path, Map<String, ?> representation) {
        AdminEvent event = new AdminEvent();
        event.setId(KeycloakModelUtils.generateId());
        event.setTime(Time.currentTimeMillis());
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(inside());
        event.setOperationType(operation);
        event.setResourceTypeAsString("ENTERPRISE");
        event.setResourcePath("enterprises/" + alias + path);
        event.setRepresentation(text(representation));
        if (realm.isAdminEventsEnabled()) {
            session.getProvider(EventStoreProvider.class).onEvent(event, realm.isAdminEventsDetailsEnabled());
        }
        realm.getEventsListenersStream()
                .map(id -> session.getProvider(EventListenerProvider.class, id))
                // A listener whose jar is gone.
                .filter(Objects::nonNull)
                .forEach(listener -> listener.onEvent(event, realm.isAdminEventsDetailsEnabled()));
    }

    private AuthDetails inside() {
        AuthDetails details = new AuthDetails();
        details.setRealmId(realm.getId());
        details.setRealmName(realm.getName());
        return details;
    }

    private static String text(Map<String, ?> representation) {
        try {
            return JSON.writeValueAsString(representation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
