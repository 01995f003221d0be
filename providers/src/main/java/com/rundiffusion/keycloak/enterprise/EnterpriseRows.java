package com.rundiffusion.keycloak.enterprise;

import com.rundiffusion.keycloak.enterprise.StoredEnterprise.MetadataState;
import com.rundiffusion.keycloak.schema.CertificateRow;
import com.rundiffusion.keycloak.schema.EnterpriseRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
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
        EnterpriseRow row = new EnterpriseRow();
        row.providerId = providerId;
        row.realmId = realmId;
        row.createdAt = now.toEpochMilli();
        fill(row, enterprise, now);
        database.persist(row);
        certificates(enterprise).values().forEach(certificate -> insert(certificate, providerId));
    }

    void update(Enterprise enterprise, String providerId, Instant now) {
        Optional<EnterpriseRow> row = find(providerId);
        if (row.isEmpty()) {
            insert(enterprise, providerId, now);
            return;
        }
        fill(row.get(), enterprise, now);
        Map<String, SigningCertificate> kept = certificates(enterprise);
        for (CertificateRow certificate : certificatesOf(providerId)) {
            if (kept.remove(certificate.fingerprint) == null) {
                database.remove(certificate);
            }
        }
        kept.values().forEach(certificate -> insert(certificate, providerId));
    }

    private void fill(EnterpriseRow row, Enterprise enterprise, Instant now) {
        row.updatedAt = now.toEpochMilli();
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
