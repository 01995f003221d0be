package com.rundiffusion.keycloak.upkeep;

import com.google.auto.service.AutoService;
import io.micrometer.core.instrument.Metrics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Goes round once in each interval, on every node: what only one of them may do is settled in the database, piece by piece.
 *
 * <p>On a thread of its own: Keycloak's timer has one for everything, which a mail server that is slow would hold up. Nothing
 * runs where {@code kc.sh} imports, exports or builds and then ends.
 */
@AutoService(Upkeep.Factory.class)
public final class UpkeepFactory implements Upkeep.Factory {

    private UpkeepSettings settings;
    private ScheduledExecutorService clock;

    @Override
    public Upkeep create(KeycloakSession session) {
        return () -> {};
    }

    @Override
    public void init(Config.Scope config) {
        settings = UpkeepSettings.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory sessions) {
        sessions.register(this::started);
    }

    private void started(ProviderEvent event) {
        if (event instanceof PostMigrationEvent migrated && !Environment.isNonServerMode()) {
            start(migrated.getFactory());
        }
    }

    private synchronized void start(KeycloakSessionFactory sessions) {
        close();
        clock = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "sso-upkeep"));
        UpkeepRound round = new UpkeepRound(sessions, settings, new UpkeepMetrics(Metrics.globalRegistry));
        long millis = settings.interval().toMillis();
        clock.scheduleWithFixedDelay(round, settings.firstDelay().toMillis(), millis, TimeUnit.MILLISECONDS);
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What is under way is broken off; its transaction is rolled back and its piece of work done another time. */
    @Override
    public synchronized void close() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }

    @Override
    public String getId() {
        return "default";
    }
}
