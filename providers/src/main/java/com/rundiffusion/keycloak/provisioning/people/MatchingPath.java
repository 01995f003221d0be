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

/**
 * The one place in people's records that there is an index for because a company's Entra looks people up by it. It becomes another one
 * while nobody writes people: all who do hold the enterprise's row, and read here, under that lock, what to make a key of. Whatever else is
 * written here is written under it too.
 */
final class MatchingPath {

    /** How long nobody asks by it before it gives way to another one. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** The same where all people can be looked at instead. */
    private static final Duration KEPT_BY_FEW = Duration.ofMinutes(1);

    /** How long nobody has been given the key before giving it counts as broken off. A batch takes seconds. */
    private static final Duration BROKEN_OFF_AFTER = Duration.ofMinutes(2);

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

    /**
     * What comes of it that somebody is looked up by a place.
     *
     * @param isTheOne whether the index is or will be of it
     * @param turn of the caller, who gives people the key by it; empty where they have it, or somebody else is at it
     */
    record Choice(boolean isTheOne, Optional<Long> turn) {

        static final Choice ANOTHER = new Choice(false, Optional.empty());
    }

    /** What whoever writes a person, and holds the enterprise, has to make a key of. */
    Optional<KeyPath> written() {
        return row().map(row -> row.matching).flatMap(KeyPath::of);
    }

    /** Only once all people have their key. */
    Optional<KeyPath> indexed() {
        return row().filter(row -> row.matchedAt != null)
                .map(row -> row.matching)
                .flatMap(KeyPath::of);
    }

    /**
     * Whether the index is what it was when this transaction first read here, and was so all the time. Whoever is not found by one that has
     * become another place's meanwhile may be there all the same.
     */
    boolean isAsRead() {
        Optional<Long> before = row().map(row -> row.matchingAt);
        row().ifPresent(database::refresh);
        return indexed().isPresent() && row().map(row -> row.matchingAt).equals(before);
    }

    /** Whether it is time to {@linkplain #note() note} that it is asked by. */
    boolean isToBeNoted() {
        return row().filter(row -> isBefore(row.matchedAt, NOTED_AGAIN_AFTER)).isPresent();
    }

    void note() {
        if (hold(LockModeType.PESSIMISTIC_READ)) {
            row().filter(row -> row.matchedAt != null).ifPresent(row -> row.matchedAt = now());
        }
    }

    /** Whether another one is asked by, or people are being given the key of another one. */
    boolean isAnothers(KeyPath path, boolean areFew) {
        return row().filter(row -> isAnothers(row, path, areFew)).isPresent();
    }

    private static boolean isAnothers(ProvisioningRow row, KeyPath path, boolean areFew) {
        return row.matching != null && !path.text().equals(row.matching) && isInUse(row, areFew);
    }

    private static boolean isInUse(ProvisioningRow row, boolean areFew) {
        return row.matchedAt == null ? isBeingGiven(row) : !isBefore(row.matchedAt, areFew ? KEPT_BY_FEW : KEPT);
    }

    private static boolean isBeingGiven(ProvisioningRow row) {
        return row.matchingAt != null && !isBefore(row.matchingAt, BROKEN_OFF_AFTER);
    }

    /**
     * Lets it be this one, unless it is another one that is asked by. Whoever writes a person has done so before this goes on, or does so
     * after this is stored, and knows of it.
     *
     * @param areFew whether all people can be looked at instead
     */
    Choice choose(KeyPath path, boolean areFew) {
        if (!hold(LockModeType.PESSIMISTIC_WRITE)) {
            // Of an enterprise without that row nobody keeps others from writing.
            return Choice.ANOTHER;
        }
        ProvisioningRow row = row().orElseGet(this::insert);
        if (isAnothers(row, path, areFew)) {
            return Choice.ANOTHER;
        }
        boolean isSame = path.text().equals(row.matching);
        if (isSame && (row.matchedAt != null || isBeingGiven(row))) {
            return new Choice(true, Optional.empty());
        }
        row.matching = path.text();
        row.matchedAt = null;
        return new Choice(true, Optional.of(take(row)));
    }

    /**
     * Whether it is still the caller's turn to give people the key; nobody takes it away until the transaction ends.
     *
     * @param turn as {@link #choose} or {@link #goOn} said last
     */
    boolean isTurn(long turn) {
        return hold(LockModeType.PESSIMISTIC_READ)
                && row().filter(row -> row.matchingAt != null && row.matchingAt == turn)
                        .isPresent();
    }

    /**
     * Some more have theirs, says whoever {@linkplain #isTurn has the turn}.
     *
     * @return the turn from now on
     */
    long goOn() {
        return take(row().orElseThrow());
    }

    /** All people have their key, says whoever {@linkplain #isTurn has the turn}. */
    void complete() {
        ProvisioningRow row = row().orElseThrow();
        take(row);
        row.matchedAt = now();
    }

    /** It is nobody's turn, and no place has an index: the next look-up begins at once. */
    void giveUp(long turn) {
        if (isTurn(turn)) {
            ProvisioningRow row = row().orElseThrow();
            take(row);
            row.matching = null;
        }
    }

    /** @return that no earlier turn is equal to, whatever clocks say */
    private static long take(ProvisioningRow row) {
        row.matchingAt = Math.max(now(), row.matchingAt == null ? 0 : row.matchingAt + 1);
        return row.matchingAt;
    }

    private boolean hold(LockModeType lock) {
        return database.find(EnterpriseRow.class, providerId, lock) != null;
    }

    private static boolean isBefore(Long moment, Duration age) {
        return moment != null && moment < now() - age.toMillis();
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
