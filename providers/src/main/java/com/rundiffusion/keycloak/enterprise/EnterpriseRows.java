package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise.MetadataState;
import com.rundiffusion.keycloak.schema.CertificateRow;
import com.rundiffusion.keycloak.schema.EnterpriseRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    StoredEnterprise with(Enterprise enterprise, String providerId) {
        Optional<EnterpriseRow> row = find(providerId);
        return new StoredEnterprise(
                enterprise,
                providerId,
                row.map(found -> Instant.ofEpochMilli(found.createdAt)),
                row.map(found -> Instant.ofEpochMilli(found.updatedAt)),
                new MetadataState(
                        row.map(found -> found.metadataReadAt).map(Instant::ofEpochMilli),
                        row.map(found -> found.metadataFailure)));
    }

    Optional<String> providerOfCertificate(String fingerprint) {
        return Optional.ofNullable(database.find(CertificateRow.class, new CertificateRow.Key(realmId, fingerprint)))
                .map(row -> row.providerId);
    }

    void insert(Enterprise enterprise, String providerId, Instant now) {
        insert(enterprise, providerId, now, certificates(enterprise).values());
    }

    private void insert(
            Enterprise enterprise, String providerId, Instant now, Collection<SigningCertificate> certificates) {
        EnterpriseRow row = new EnterpriseRow();
        row.providerId = providerId;
        row.realmId = realmId;
        row.createdAt = now.toEpochMilli();
        fill(row, enterprise, now);
        database.persist(row);
        certificates.forEach(certificate -> insert(certificate, providerId));
    }

    void update(Enterprise enterprise, String providerId, Instant now) {
        write(enterprise, providerId, now, certificates(enterprise));
    }

    /** A certificate that is another's already stays the other's: nobody has checked this enterprise. */
    void catchUp(Enterprise enterprise, String providerId, Instant now) {
        Map<String, SigningCertificate> free = certificates(enterprise);
        free.keySet()
                .removeIf(fingerprint -> providerOfCertificate(fingerprint)
                        .filter(owner -> !owner.equals(providerId))
                        .isPresent());
        write(enterprise, providerId, now, free);
    }

    private void write(
            Enterprise enterprise, String providerId, Instant now, Map<String, SigningCertificate> certificates) {
        Optional<EnterpriseRow> row = find(providerId);
        if (row.isEmpty()) {
            insert(enterprise, providerId, now, certificates.values());
            return;
        }
        fill(row.get(), enterprise, now);
        Map<String, SigningCertificate> missing = new HashMap<>(certificates);
        for (CertificateRow certificate : certificatesOf(providerId)) {
            if (missing.remove(certificate.fingerprint) == null) {
                database.remove(certificate);
            }
        }
        missing.values().forEach(certificate -> insert(certificate, providerId));
    }

    private void fill(EnterpriseRow row, Enterprise enterprise, Instant now) {
        row.updatedAt = now.toEpochMilli();
        row.stale = false;
        row.certificatesEndAt = enterprise
                .application()
                .certificatesEndAt()
                .map(Instant::toEpochMilli)
                .orElse(0L);
        row.planEndsOn =
                enterprise.planEndsOn() == null ? null : enterprise.planEndsOn().toEpochDay();
        boolean hasMetadata = enterprise.application().metadataUrl() != null;
        if (!hasMetadata) {
            row.metadataDueAt = null;
            row.metadataReadAt = null;
            row.metadataFailure = null;
        } else if (row.metadataDueAt == null) {
            row.metadataDueAt = now.toEpochMilli();
        }
    }

    private void insert(SigningCertificate certificate, String providerId) {
        CertificateRow row = new CertificateRow();
        row.realmId = realmId;
        row.fingerprint = certificate.fingerprint();
        row.providerId = providerId;
        database.persist(row);
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
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(
                        SigningCertificate::fingerprint, Function.identity(), (first, again) -> first));
    }
}
