package com.rundiffusion.keycloak.operations.upkeep.metadata;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.store.EnterpriseCalendar;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.event.BackgroundEvents;
import com.rundiffusion.keycloak.operations.upkeep.job.RealmJobs;
import com.rundiffusion.keycloak.operations.upkeep.job.UpkeepSettings;
import com.rundiffusion.keycloak.realm.DaemonThreads;
import com.rundiffusion.keycloak.realm.EntraHosts;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Reads metadata again where it is due. One node does it for each enterprise: whoever claims it. The file is fetched outside
 * any transaction; a server that does not answer keeps nobody waiting but one of a few threads.
 */
public final class MetadataRefresh {

    private static final Logger LOG = Logger.getLogger(MetadataRefresh.class);

    private static final int THREADS = 4;

    private final RealmJobs jobs;
    private final UpkeepSettings settings;
    private final Consumer<String> counted;

    /** @param counted hears {@code unchanged}, {@code changed} or {@code failed}, for each read */
    public MetadataRefresh(RealmJobs jobs, UpkeepSettings settings, Consumer<String> counted) {
        this.jobs = jobs;
        this.settings = settings;
        this.counted = counted;
    }

    /** Returns once all of them are done. */
    public void readWhatIsDue() {
        List<String> due = jobs.inTransaction(
                session -> new EnterpriseCalendar(session).metadataDue(KeycloakClock.now(), settings.metadataBatch()));
        if (due.isEmpty()) {
            return;
        }
        EntraHosts hosts = jobs.inTransaction(
                session -> new SsoSettings(session.getContext().getRealm()).entraHosts());
        MetadataReader reader = new MetadataReader(hosts);
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.min(THREADS, due.size()), new DaemonThreads("sso-metadata"));
        due.forEach(providerId -> threads.execute(() -> refresh(providerId, reader)));
        await(threads);
    }

    private void refresh(String providerId, MetadataReader reader) {
        jobs.attempt("read an enterprise's metadata", () -> {
            Optional<StoredEnterprise> claimed = jobs.inTransaction(session -> {
                Instant now = KeycloakClock.now();
                boolean mine =
                        new EnterpriseCalendar(session).claimMetadata(providerId, now, settings.metadataRetry(now));
                return mine ? new Enterprises(session).findById(providerId) : Optional.empty();
            });
            claimed.filter(stored -> stored.enterprise().application().metadataUrl() != null)
                    .ifPresent(stored -> refresh(stored, reader));
        });
    }

    private void refresh(StoredEnterprise stored, MetadataReader reader) {
        try {
            List<SigningCertificate> announced = reader.read(stored.enterprise().application());
            boolean changed = jobs.inTransaction(session -> {
                Instant now = KeycloakClock.now();
                boolean differs = new RenewedCertificates(session, now).take(stored, announced);
                new EnterpriseCalendar(session).metadataRead(stored.providerId(), now, settings.nextMetadata(now));
                return differs;
            });
            counted.accept(changed ? "changed" : "unchanged");
        } catch (MetadataRefused refused) {
            counted.accept("failed");
            jobs.run("note that metadata was not read", session -> keep(stored, refused.reason(), session));
        }
    }

    /** The certificates stay. Only the first of several failures in a row is news. */
    private void keep(StoredEnterprise stored, String reason, KeycloakSession session) {
        new EnterpriseCalendar(session)
                .metadataFailed(stored.providerId(), reason, settings.metadataRetry(KeycloakClock.now()));
        if (stored.metadata().failure().isEmpty()) {
            String alias = stored.enterprise().alias();
            LOG.warnf("Metadata was not read, certificates stay: enterprise=%s reason=%s", alias, reason);
            new BackgroundEvents(session)
                    .store(OperationType.ACTION, alias, "/metadata", Map.of("alias", alias, "metadataFailure", reason));
        }
    }

    private static void await(ExecutorService threads) {
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.debug("Metadata is still being read");
            }
        } catch (InterruptedException nobodyWaitsAnyMore) {
            Thread.currentThread().interrupt();
        }
    }
}
