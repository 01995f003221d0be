package com.rundiffusion.keycloak.outbox;

import com.rundiffusion.keycloak.realm.DaemonThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Four of them, and a look every ten seconds for notices that nobody has told: of a node that has died, of an app that was down, or
 * more than one wants to keep in memory.
 */
final class OutboxThreads implements Outbox {

    private static final Logger LOG = Logger.getLogger(OutboxThreads.class);

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_000;
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** Longer than a request takes that has begun before. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Longer than a call takes. */
    private static final int SECONDS_TO_STOP = 15;

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private ScheduledThreadPoolExecutor threads;
    private LogoutDelivery delivery;

    synchronized void start(LogoutDelivery delivery) {
        stop();
        this.delivery = delivery;
        threads = new ScheduledThreadPoolExecutor(THREADS, new DaemonThreads("sso-outbox"));
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.scheduleWithFixedDelay(guarded(this::look), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for what is under way. */
    synchronized void stop() {
        if (threads == null) {
            return;
        }
        threads.shutdown();
        try {
            threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException serverIsInAHurry) {
            Thread.currentThread().interrupt();
        }
        threads = null;
        waiting.clear();
    }

    @Override
    public void tell(String noticeId) {
        tell(noticeId, Duration.ZERO);
    }

    private void tell(String noticeId, Duration delay) {
        if (waiting.size() < MOST_WAITING && waiting.add(noticeId)) {
            after(delay, () -> told(noticeId));
        }
    }

    private void told(String noticeId) {
        waiting.remove(noticeId);
        delivery.tell(noticeId).filter(again -> again.compareTo(LOOK) < 0).ifPresent(again -> tell(noticeId, again));
    }

    private void look() {
        delivery.due(MOST_WAITING).forEach(this::tell);
    }

    @Override
    public void soonAndLate(Runnable work) {
        after(Duration.ZERO, work);
        after(LATE, work);
    }

    private synchronized void after(Duration delay, Runnable work) {
        if (threads != null && !threads.isShutdown()) {
            threads.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warnf("What follows the end of a session could not be done: %s", failed);
            }
        };
    }
}
