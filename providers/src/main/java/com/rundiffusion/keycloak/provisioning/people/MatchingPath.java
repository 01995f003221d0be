package com.rundiffusion.keycloak.provisioning.people;

import com.rundiffusion.keycloak.provisioning.query.KeyPath;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.schema.EnterpriseRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The one place in people's records that there is an index for because a company's Entra looks people up by it. */
final class MatchingPath {

    /** How long nobody asks by it before it gives way to another one. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** The same where all people can be looked at instead. */
    private static final Duration KEPT_BY_FEW = Duration.ofMinutes(1);

    /** It is not worth a write at each look-up. */
    private static final Duration NOTED_AGAIN_AFTER = Duration.ofHours(1);

    private final EntityManager database;
    private final String realmId;
    private final String providerId;

    MatchingPath(KeycloakSession session, String providerId) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
        this.providerId = providerId;
    }

    /** What whoever writes a person has to make a key of. */
    Optional<KeyPath> written() {
        return row().map(row -> row.matching).flatMap(KeyPath::of);
    }

    /** Only once all people have their key. */
    Optional<KeyPath> indexed() {
        return row().filter(row -> row.matchedAt != null)
                .map(row -> row.matching)
                .flatMap(KeyPath::of);
    }

    /** Whether it is time to {@linkplain #note() note} that it is asked by. */
    boolean isToBeNoted() {
        return row().filter(row -> isBefore(row, NOTED_AGAIN_AFTER)).isPresent();
    }

    void note() {
        row().filter(row -> row.matchedAt != null).ifPresent(row -> row.matchedAt = now());
    }

    /**
     * Lets it be this one, unless it is another one that is asked by. Whoever writes a person has done so before this goes on, or does so
     * after this is stored, and knows of it.
     *
     * @param areFew whether all people can be looked at instead
     * @return whether it is this one now
     */
    boolean choose(KeyPath path, boolean areFew) {
        database.find(EnterpriseRow.class, providerId, LockModeType.PESSIMISTIC_WRITE);
        ProvisioningRow row = row().orElseGet(this::insert);
        boolean isAnothers = isAnothers(path, areFew);
        if (!isAnothers && !path.text().equals(row.matching)) {
            row.matching = path.text();
            row.matchedAt = null;
        }
        return !isAnothers;
    }

    /** Whether another one is asked by. */
    boolean isAnothers(KeyPath path, boolean areFew) {
        return row().filter(row -> row.matchedAt != null)
                .filter(row -> !path.text().equals(row.matching))
                .filter(row -> !isBefore(row, areFew ? KEPT_BY_FEW : KEPT))
                .isPresent();
    }

    /** All people have their key. */
    void complete(KeyPath path) {
        row().filter(row -> path.text().equals(row.matching)).ifPresent(row -> row.matchedAt = now());
    }

    private static boolean isBefore(ProvisioningRow row, Duration age) {
        return row.matchedAt != null && row.matchedAt < now() - age.toMillis();
    }

    /** Of an enterprise without a row nobody waits for theirs. */
    private ProvisioningRow insert() {
        ProvisioningRow row = new ProvisioningRow();
        row.providerId = providerId;
        row.realmId = realmId;
        row.adoptedAt = now();
        database.persist(row);
        return row;
    }

    private Optional<ProvisioningRow> row() {
        return Optional.ofNullable(database.find(ProvisioningRow.class, providerId));
    }

    private static long now() {
        return KeycloakClock.now().toEpochMilli();
    }
}
