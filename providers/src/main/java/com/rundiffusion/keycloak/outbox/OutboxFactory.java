package com.rundiffusion.keycloak.outbox;

import com.google.auto.service.AutoService;
import io.micrometer.core.instrument.Metrics;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderEvent;

/**
 * The outbox of a server. Where {@code kc.sh} imports, exports or builds and then ends, nothing is told: the rows wait for a server.
 */
@AutoService(Outbox.Factory.class)
public final class OutboxFactory implements Outbox.Factory {

    private final OutboxThreads threads = new OutboxThreads();

    @Override
    public Outbox create(KeycloakSession session) {
        return threads;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        sessions.register(this::started);
    }

    private void started(ProviderEvent event) {
        if (event instanceof PostMigrationEvent migrated && !Environment.isNonServerMode()) {
            threads.start(new LogoutDelivery(migrated.getFactory(), new LogoutCount(Metrics.globalRegistry)));
        }
    }

    /** Before those are closed that the work needs; sessions live in Keycloak's caches. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class, UserSessionProvider.class, HttpClientProvider.class);
    }

    @Override
    public void close() {
        threads.stop();
    }

    @Override
    public String getId() {
        return "default";
    }
}
