package com.rundiffusion.keycloak.enterprise.provisioning;

import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** How the provisioning of enterprises does, in the session's transaction. */
public final class ProvisioningStates {

    private final EntityManager database;
    private final String realmId;

    public ProvisioningStates(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    public ProvisioningState of(String providerId) {
        return row(providerId).map(ProvisioningStates::state).orElse(ProvisioningState.NONE);
    }

    /** Another node may do the same at the same time: of two that are the first one fails, and tries again later. */
    void add(String providerId, ProvisioningState news) {
        ProvisioningRow row = row(providerId).orElseGet(() -> insert(providerId, news));
        ProvisioningState both = state(row).with(news);
        row.lastRequestAt = millis(both.lastRequestAt());
        row.lastSuccessAt = millis(both.lastSuccessAt());
        row.testedAt = millis(both.testedAt());
        row.firstPersonAt = millis(both.firstPersonAt());
    }

    /** Of an enterprise without a row nobody waits for theirs: it must not come to wait by this one. */
    private ProvisioningRow insert(String providerId, ProvisioningState news) {
        ProvisioningRow row = new ProvisioningRow();
        row.providerId = providerId;
        row.realmId = realmId;
        row.adoptedAt = millis(news.lastRequestAt());
        database.persist(row);
        return row;
    }

    private Optional<ProvisioningRow> row(String providerId) {
        return Optional.ofNullable(database.find(ProvisioningRow.class, providerId));
    }

    private static ProvisioningState state(ProvisioningRow row) {
        return new ProvisioningState(
                instant(row.lastRequestAt),
                instant(row.lastSuccessAt),
                instant(row.testedAt),
                instant(row.firstPersonAt));
    }

    private static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private static Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
