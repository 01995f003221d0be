package com.rundiffusion.keycloak.enterprise.provisioning;

import com.rundiffusion.keycloak.schema.AccessTokenRow;
import com.rundiffusion.keycloak.schema.ProvisioningRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The tokens that open provisioning, in the session's transaction: of each only a hash. */
public final class AccessTokens {

    /** One that is in use, and the one that takes its place. */
    public static final int MOST_OPEN = 2;

    private static final String KIND = "provisioning";

    /** For so long it is told that there was one. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final EntityManager database;
    private final String realmId;

    public AccessTokens(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /**
     * What a token opens.
     *
     * @param id of the token
     * @param providerId internal id of the enterprise's identity provider
     * @param ready false while those who signed in before provisioning get their rows
     */
    public record Opened(String id, String providerId, boolean ready) {}

    /** One question, whatever comes of it. */
    public Optional<Opened> open(AccessToken token, Instant now) {
        String hash = token.hash();
        return database.createQuery(
                        "select token, state from AccessTokenRow token left join ProvisioningRow state"
                                + " on state.providerId = token.providerId"
                                + " where token.hash = :hash and token.kind = :kind and token.realmId = :realm",
                        Tuple.class)
                .setParameter("hash", hash)
                .setParameter("kind", KIND)
                .setParameter("realm", realmId)
                .getResultStream()
                .filter(found -> isSame(hash, found.get(0, AccessTokenRow.class).hash))
                .filter(found -> isOpen(found.get(0, AccessTokenRow.class), now))
                .map(found -> opened(found.get(0, AccessTokenRow.class), found.get(1, ProvisioningRow.class)))
                .findFirst();
    }

    private static boolean isSame(String hash, String stored) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), stored.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isOpen(AccessTokenRow row, Instant now) {
        return StoredToken.of(row).status(now) == StoredToken.Status.OPEN;
    }

    private static Opened opened(AccessTokenRow token, ProvisioningRow state) {
        return new Opened(token.id, token.providerId, state == null || state.adoptedAt != null);
    }

    /** @param secret told now and never again */
    public record Made(AccessToken secret, StoredToken stored) {}

    /**
     * Another token, beside the one that there is. To be called under the lock of the enterprises: two at once would make three.
     *
     * @param by user name of who makes it, or the setup link; empty where neither does
     * @param endsAt empty for never
     * @return empty when as many open already as ever do
     */
    public Optional<Made> make(String providerId, Optional<String> by, Optional<Instant> endsAt, Instant now) {
        forgetOld(providerId, now);
        if (thatOpen(providerId, now).size() >= MOST_OPEN) {
            return Optional.empty();
        }
        AccessToken secret = AccessToken.make();
        AccessTokenRow row = new AccessTokenRow();
        row.id = UUID.randomUUID().toString();
        row.hash = secret.hash();
        row.kind = KIND;
        row.providerId = providerId;
        row.realmId = realmId;
        row.hint = secret.hint();
        row.createdAt = now.toEpochMilli();
        row.createdBy = by.orElse(null);
        row.endsAt = endsAt.map(Instant::toEpochMilli).orElse(null);
        database.persist(row);
        return Optional.of(new Made(secret, StoredToken.of(row)));
    }

    private void forgetOld(String providerId, Instant now) {
        rows(providerId).stream()
                .filter(row -> StoredToken.of(row)
                        .shutAt(now)
                        .filter(shut -> shut.isBefore(now.minus(REMEMBERED)))
                        .isPresent())
                .forEach(database::remove);
    }

    /** The newest first. */
    public List<StoredToken> of(String providerId) {
        return rows(providerId).stream().map(StoredToken::of).toList();
    }

    /** Those that open something, and first the one that has not been used for longest. */
    public List<StoredToken> thatOpen(String providerId, Instant now) {
        return of(providerId).stream()
                .filter(token -> token.status(now) == StoredToken.Status.OPEN)
                .sorted(Comparator.comparing(
                                (StoredToken token) -> token.lastUsedAt().orElse(token.createdAt()))
                        .thenComparing(StoredToken::createdAt))
                .toList();
    }

    public Optional<StoredToken> find(String providerId, String id) {
        return row(providerId, id).map(StoredToken::of);
    }

    /**
     * It opens nothing from the end of this transaction on.
     *
     * @return as it was; empty when the enterprise has no such token
     */
    public Optional<StoredToken> revoke(String providerId, String id, Instant now) {
        Optional<AccessTokenRow> row = row(providerId, id);
        Optional<StoredToken> before = row.map(StoredToken::of);
        row.filter(open -> open.revokedAt == null).ifPresent(open -> open.revokedAt = now.toEpochMilli());
        return before;
    }

    /**
     * Once a minute, however often it is used.
     *
     * @return false when there is no such token any more
     */
    boolean noteUse(String id, Instant at) {
        AccessTokenRow row = database.find(AccessTokenRow.class, id);
        if (row == null) {
            return false;
        }
        if (row.lastUsedAt == null
                || row.lastUsedAt <= at.minus(Duration.ofMinutes(1)).toEpochMilli()) {
            row.lastUsedAt = at.toEpochMilli();
        }
        return true;
    }

    private Optional<AccessTokenRow> row(String providerId, String id) {
        return rows(providerId).stream().filter(row -> row.id.equals(id)).findFirst();
    }

    private List<AccessTokenRow> rows(String providerId) {
        return database.createQuery(
                        "select row from AccessTokenRow row where row.providerId = :provider and row.kind = :kind"
                                + " order by row.createdAt desc, row.id",
                        AccessTokenRow.class)
                .setParameter("provider", providerId)
                .setParameter("kind", KIND)
                .getResultList();
    }
}
