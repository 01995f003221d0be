package com.rundiffusion.keycloak.session;

import org.keycloak.models.KeycloakSession;

/**
 * When Keycloak writes the sessions that a transaction makes, changes or ends. It does so in a transaction of its own, after that
 * one, for all that it has not locked or that somebody else holds.
 */
public final class SessionWrites {

    private static final String TOGETHER = SessionWrites.class.getName();

    private SessionWrites() {}

    /**
     * Now in this very one, whoever holds them: it waits for others who write them, and fails where they have changed what it has
     * read. So no session that others may make at the same time, unless that is locked.
     */
    public static void withTheTransaction(KeycloakSession session) {
        session.setAttribute(TOGETHER, true);
    }

    static boolean areWithTheTransaction(KeycloakSession session) {
        return session.getAttribute(TOGETHER) != null;
    }
}
