package com.rundiffusion.keycloak.enterprise.store;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise.MetadataState;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise.Misread;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.provider.OwnCertificates;
import com.rundiffusion.keycloak.schema.CertificateRow;
import com.rundiffusion.keycloak.schema.EnterpriseRow;
import com.rundiffusion.keycloak.schema.RowsFollow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Our own rows of an enterprise: what the clock asks of it, and which certificates are its own. */
final class EnterpriseRows {

    private final EntityManager database;
    private final String realmId;

    EnterpriseRows(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    StoredEnterprise with(Enterprise enterprise, String providerId, List<Misread> misread) {
        Optional<EnterpriseRow> row = find(providerId);
        Set<String> own = OwnCertificates.fingerprints(database, providerId);
        Map<Boolean, List<SigningCertificate>> checked = enterprise.application().signingCertificates().stream()
                .collect(Collectors.partitioningBy(certificate -> own.contains(certificate.fingerprint())));
        return new StoredEnterprise(
                enterprise.with(checked.get(true)),
                providerId,
                row.map(found -> Instant.ofEpochMilli(found.createdAt)),
                row.map(found -> Instant.ofEpochMilli(found.updatedAt)),
                new MetadataState(
                        row.map(found -> found.metadataReadAt).map(Instant::ofEpochMilli),
                        row.map(found -> found.metadataFailure)),
                checked.get(false),
                misread,
                row.map(found -> found.addressMissingAt).map(Instant::ofEpochMilli));
    }

    Optional<String> providerOfCertificate(String fingerprint) {
        return Optional.ofNullable(database.find(CertificateRow.class, new CertificateRow.Key(realmId, fingerprint)))
                .map(row -> row.providerId);
    }

    /** A new one inherits nothing, whatever a database that somebody else has written to still holds. */
    void insert(Enterprise enterprise, String providerId, Instant now) {
        RowsFollow.removeRemains(database, realmId, providerId, enterprise.alias());
        update(enterprise, providerId, now);
    }

    /** All of them are the enterprise's own from now on. */
    void update(Enterprise enterprise, String providerId, Instant now) {
        fill(enterprise, providerId, now, enterprise.application().certificatesEndAt()).addressMissingAt = null;
        own(providerId, certificates(enterprise));
    }

    /** What is unchecked becomes nobody's own by this: whoever wrote it is not one who may say whose keys count. */
    void catchUp(StoredEnterprise stored, Instant now) {
        fill(stored.enterprise(), stored.providerId(), now, stored.certificatesEndAt());
        own(stored.providerId(), certificates(stored.enterprise()));
    }

    void noteMetadataRead(String providerId, Instant now) {
        find(providerId).ifPresent(row -> {
            row.metadataReadAt = now.toEpochMilli();
            row.metadataFailure = null;
        });
    }

    private void own(String providerId, Map<String, SigningCertificate> certificates) {
        Map<String, SigningCertificate> missing = new HashMap<>(certificates);
        for (CertificateRow certificate : certificatesOf(providerId)) {
            if (missing.remove(certificate.fingerprint) == null) {
                database.remove(certificate);
            }
        }
        missing.values().forEach(certificate -> insert(certificate, providerId));
    }

    private EnterpriseRow fill(
            Enterprise enterprise, String providerId, Instant now, Optional<Instant> certificatesEndAt) {
        Optional<EnterpriseRow> found = find(providerId);
        // The mark of who writes past us is set past Hibernate: unread, it would not be taken away.
        found.ifPresent(database::refresh);
        EnterpriseRow row = found.orElseGet(() -> {
            EnterpriseRow fresh = new EnterpriseRow();
            fresh.providerId = providerId;
            fresh.realmId = realmId;
            fresh.createdAt = now.toEpochMilli();
            return fresh;
        });
        fill(row, enterprise, now);
        row.certificatesEndAt = certificatesEndAt.map(Instant::toEpochMilli).orElse(0L);
        if (found.isEmpty()) {
            database.persist(row);
        }
        return row;
    }

    private static void fill(EnterpriseRow row, Enterprise enterprise, Instant now) {
        row.updatedAt = now.toEpochMilli();
        row.stale = false;
        row.planEndsOn = daysSince1970(enterprise.planEndsOn());
        row.expiredAcceptedUntil =
                daysSince1970(enterprise.application().expiry().lastDay());
        boolean hasMetadata = enterprise.application().metadataUrl() != null;
        if (!hasMetadata) {
            row.metadataDueAt = null;
            row.metadataReadAt = null;
            row.metadataFailure = null;
        } else if (row.metadataDueAt == null) {
            row.metadataDueAt = now.toEpochMilli();
        }
    }

    private static Long daysSince1970(LocalDate day) {
        return day == null ? null : day.toEpochDay();
    }

    private void insert(SigningCertificate certificate, String providerId) {
        CertificateRow row = new CertificateRow();
        row.realmId = realmId;
        row.fingerprint = certificate.fingerprint();
        row.providerId = providerId;
        // It may be one of an enterprise that is gone.
        database.merge(row);
    }

    private Optional<EnterpriseRow> find(String providerId) {
        return Optional.ofNullable(database.find(EnterpriseRow.class, providerId));
    }

    /** Every writer of an enterprise writes its row as well. Others may hold it at the same time. */
    void hold(String providerId) {
        database.find(EnterpriseRow.class, providerId, LockModeType.PESSIMISTIC_READ);
    }

    private List<CertificateRow> certificatesOf(String providerId) {
        return database.createQuery(
                        "select row from CertificateRow row where row.providerId = :provider", CertificateRow.class)
                .setParameter("provider", providerId)
                .getResultList();
    }

    private static Map<String, SigningCertificate> certificates(Enterprise enterprise) {
        return enterprise.application().signingCertificates().stream()
                .collect(Collectors.toMap(
                        SigningCertificate::fingerprint, Function.identity(), (first, again) -> first));
    }
}
