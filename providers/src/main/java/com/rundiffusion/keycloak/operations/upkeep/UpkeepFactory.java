package com.rundiffusion.keycloak.operations.upkeep;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.operations.upkeep.job.UpkeepSettings;
import com.rundiffusion.keycloak.operations.upkeep.record.CountedRequests;
import com.rundiffusion.keycloak.operations.upkeep.record.CountedSignIns;
import com.rundiffusion.keycloak.realm.DaemonThreads;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderEvent;

/**
 * Goes round once in each interval, on every node: what only one of them may do is settled in the database, piece by piece.
 *
 * <p>On a thread of its own: Keycloak's timer has one for everything, which a mail server that is slow would hold up. Nothing
 * runs where {@code kc.sh} imports, exports or builds and then ends.
 */
@AutoService(Upkeep.Factory.class)
public final class UpkeepFactory implements Upkeep.Factory {

    /** Longer than a metadata file or a mail server takes. */
    private static final int SECONDS_TO_STOP = 15;

    private static final Duration LONGEST_COUNT = Duration.ofMinutes(1);

    /** Somebody who sets provisioning up waits to see that Entra has asked. */
    private static final Duration LONGEST_HEARD = Duration.ofSeconds(5);

    /** Somebody who has asked for a link by mail sits and waits. */
    private static final Duration LONGEST_IN_QUEUE = Duration.ofSeconds(10);

    private UpkeepSettings settings;
    private ScheduledExecutorService clock;
    private UpkeepRound round;
    private CountedSignIns counts;
    private CountedRequests requests;

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
        clock = Executors.newSingleThreadScheduledExecutor(new DaemonThreads("sso-upkeep"));
        round = new UpkeepRound(sessions, settings, new UpkeepMetrics(Metrics.globalRegistry));
        long millis = settings.interval().toMillis();
        clock.scheduleWithFixedDelay(round, settings.firstDelay().toMillis(), millis, TimeUnit.MILLISECONDS);
        counts = new CountedSignIns(sessions);
        long counting = Math.min(millis, LONGEST_COUNT.toMillis());
        clock.scheduleWithFixedDelay(counts, counting, counting, TimeUnit.MILLISECONDS);
        requests = new CountedRequests(sessions);
        long hearing = Math.min(millis, LONGEST_HEARD.toMillis());
        clock.scheduleWithFixedDelay(requests, hearing, hearing, TimeUnit.MILLISECONDS);
        long mailing = Math.min(millis, LONGEST_IN_QUEUE.toMillis());
        clock.scheduleWithFixedDelay(round::sendMails, mailing, mailing, TimeUnit.MILLISECONDS);
    }

    /** Before those are closed that the work needs; sessions live in Keycloak's caches. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class, UserSessionProvider.class);
    }

    /** Waits for the piece of work that is under way. Not broken off: an interrupt may hit the database's own file. */
    @Override
    public synchronized void close() {
        if (clock == null) {
            return;
        }
        round.stop();
        clock.shutdown();
        try {
            clock.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException serverIsInAHurry) {
            Thread.currentThread().interrupt();
        }
        counts.run();
        requests.run();
        clock = null;
    }

    @Override
    public String getId() {
        return "default";
    }
}
