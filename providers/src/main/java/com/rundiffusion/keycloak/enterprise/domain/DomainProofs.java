package com.rundiffusion.keycloak.enterprise.domain;

import com.rundiffusion.keycloak.schema.DomainProofRow;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The proofs of domains of a realm, in the session's transaction. */
public final class DomainProofs {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    /** How often one is looked for that is not there, and for how long. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofDays(1);
    /** In place of what was seen. */
    private static final String UNANSWERED = "?";

    private static final Duration GIVEN_UP = Duration.ofDays(30);

    /** How often one is looked at that is there. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final EntityManager database;
    private final String realmId;

    public DomainProofs(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    /** One for each of the domains, and for no other one any more that is still to be proven. What there was of them stays. */
    public void want(String linkId, Set<String> domains, Instant now) {
        List<DomainProofRow> rows = rows(linkId);
        rows.stream()
                .filter(row -> row.method == null && !domains.contains(row.domain))
                .forEach(database::remove);
        domains.stream()
                .filter(domain -> rows.stream().noneMatch(row -> row.domain.equals(domain)))
                .forEach(domain -> database.persist(fresh(linkId, domain, now)));
        database.flush();
    }

    private DomainProofRow fresh(String linkId, String domain, Instant now) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        DomainProofRow row = new DomainProofRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.linkId = linkId;
        row.domain = domain;
        row.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        row.createdAt = now.toEpochMilli();
        row.dueAt = now.toEpochMilli();
        return row;
    }

    /** In the order of their names. */
    public List<DomainProof> of(String linkId) {
        return rows(linkId).stream().map(DomainProofs::proof).toList();
    }

    /** Whether one is still looked for. */
    public boolean anyAwaited(String linkId) {
        return rows(linkId).stream().anyMatch(row -> row.method == null && row.dueAt != null);
    }

    public Optional<DomainProof> find(String id) {
        return row(id).map(DomainProofs::proof);
    }

    /**
     * Takes one that is due, so that nobody else looks at it meanwhile.
     *
     * @param retry when it is due again if whoever takes it is not heard of any more
     * @return false when another node was faster
     */
    public boolean claim(DomainProof proof, Instant now, Instant retry) {
        return 1
                == database.createQuery("update DomainProofRow row set row.dueAt = :retry"
                                + " where row.id = :id and row.dueAt <= :now")
                        .setParameter("retry", retry.toEpochMilli())
                        .setParameter("id", proof.id())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate();
    }

    /** Those to be looked at now. */
    public List<DomainProof> due(Instant now, int most) {
        return database.createQuery(
                        "select row from DomainProofRow row where row.realmId = :realm and row.dueAt <= :now"
                                + " order by row.dueAt",
                        DomainProofRow.class)
                .setParameter("realm", realmId)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(most)
                .getResultStream()
                .map(DomainProofs::proof)
                .toList();
    }

    public DomainProof proven(DomainProof proof, DomainProof.Method method, Instant now) {
        DomainProofRow row = row(proof.id()).orElseThrow();
        row.method = method.key();
        row.lostAt = null;
        row.seen = null;
        row.lookedAt = now.toEpochMilli();
        row.dueAt = now.plus(KEPT).toEpochMilli();
        return proof(row);
    }

    /**
     * A proof that there was stays one: a lost one is a notice, and no outage.
     *
     * @param seen at most 255 characters
     */
    public DomainProof notSeen(DomainProof proof, String seen, Instant now) {
        DomainProofRow row = row(proof.id()).orElseThrow();
        row.seen = seen;
        row.lookedAt = now.toEpochMilli();
        if (row.method != null) {
            row.lostAt = row.lostAt == null ? Long.valueOf(now.toEpochMilli()) : row.lostAt;
            row.dueAt = now.plus(KEPT).toEpochMilli();
        } else {
            row.dueAt = now.plus(AGAIN).toEpochMilli();
        }
        return giveUpWhenOld(row, now);
    }

    /** Nobody looks any further for those of a link that are not there yet. */
    public void giveUp(String linkId) {
        rows(linkId).stream().filter(row -> row.method == null).forEach(row -> row.dueAt = null);
    }

    /** Nobody could be asked: what was known stays, and it is tried again. */
    public DomainProof notAnswered(DomainProof proof, Instant now) {
        DomainProofRow row = row(proof.id()).orElseThrow();
        row.seen = UNANSWERED;
        row.lookedAt = now.toEpochMilli();
        row.dueAt = now.plus(row.method == null ? AGAIN : DAY).toEpochMilli();
        return giveUpWhenOld(row, now);
    }

    private DomainProof giveUpWhenOld(DomainProofRow row, Instant now) {
        if (row.method == null
                && now.isAfter(Instant.ofEpochMilli(row.createdAt).plus(GIVEN_UP))) {
            row.dueAt = null;
        }
        return proof(row);
    }

    private Optional<DomainProofRow> row(String id) {
        return Optional.ofNullable(database.find(DomainProofRow.class, id)).filter(row -> row.realmId.equals(realmId));
    }

    private List<DomainProofRow> rows(String linkId) {
        return database.createQuery(
                        "select row from DomainProofRow row where row.realmId = :realm and row.linkId = :link"
                                + " order by row.domain",
                        DomainProofRow.class)
                .setParameter("realm", realmId)
                .setParameter("link", linkId)
                .getResultList();
    }

    private static DomainProof proof(DomainProofRow row) {
        return new DomainProof(
                row.id,
                row.linkId,
                row.domain,
                new DomainRecord(row.domain, row.token),
                Optional.ofNullable(row.method)
                        .map(method -> DomainProof.Method.valueOf(method.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(row.lookedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.lostAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.seen));
    }
}
