package com.rundiffusion.keycloak.signin.warmup;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Environment;
import org.keycloak.services.DefaultKeycloakSessionFactory;
import org.keycloak.services.resources.KeycloakApplication;

/**
 * Warms up while the server starts. Keycloak is a listener to the same event, before this one: it is up by then, unless it was told to
 * start beside its open port. Quarkus opens the port when all listeners are done.
 *
 * <p>Not by Keycloak's own event: what is asked before all of that event's listeners are done is answered by 503.
 */
@Singleton
public final class WarmUpAtStart {

    private static final Logger LOG = Logger.getLogger(WarmUpAtStart.class);

    /** Whatever goes wrong, the node has to start: nothing but that which ends Java itself leaves here. */
    void started(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event, Vertx vertx) {
        WarmUpSettings settings = WarmUpSettings.ofServer();
        if (settings.logins() < 1 || Environment.isNonServerMode()) {
            return;
        }
        DefaultKeycloakSessionFactory sessions = KeycloakApplication.getSessionFactory();
        if (sessions == null || !sessions.isBootstrapCompleted()) {
            LOG.warn("Not warmed up: the port is open before Keycloak is up. That takes server-async-bootstrap=false");
            return;
        }
        try {
            LOG.info("Warmed up by " + new WarmUp(sessions, vertx, settings).run());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError failed) {
            LOG.warnf("Not warmed up, so the first sign-ins are slow: %s", failed);
            LOG.debug("Not warmed up", failed);
        }
    }
}
