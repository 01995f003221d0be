package com.rundiffusion.keycloak.enterprise.provisioning;

import com.rundiffusion.keycloak.schema.ScimRequestRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The log of what Entra has sent and was answered, bounded for each enterprise, in the session's transaction. */
public final class ScimRequests {

    /** Of an enterprise; older ones make room. */
    static final int MOST = 1_000;

    /** Keycloak's tables hold so much of a text. */
    private static final int LONGEST_DETAIL = 255;

    private final EntityManager database;
    private final String realmId;

    public ScimRequests(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    void add(String providerId, List<ScimRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        requests.forEach(request -> database.persist(row(providerId, request)));
        makeRoom(providerId);
    }

    private ScimRequestRow row(String providerId, ScimRequest request) {
        ScimRequestRow row = new ScimRequestRow();
        row.realmId = realmId;
        row.providerId = providerId;
        row.loggedAt = request.at().toEpochMilli();
        row.method = request.method();
        row.resource = request.resource();
        row.item = request.item().orElse(null);
        row.status = request.status();
        row.code = request.code().orElse(null);
        row.detail = request.detail().map(ScimRequests::cut).orElse(null);
        row.millis = request.took().toMillis();
        return row;
    }

    private static String cut(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    private void makeRoom(String providerId) {
        Optional<Long> oldest = database.createQuery(
                        "select row.loggedAt from ScimRequestRow row where row.providerId = :provider"
                                + " order by row.loggedAt desc",
                        Long.class)
                .setParameter("provider", providerId)
                .setFirstResult(MOST - 1)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
        oldest.ifPresent(at -> database.createQuery(
                        "delete from ScimRequestRow row where row.providerId = :provider and row.loggedAt < :at")
                .setParameter("provider", providerId)
                .setParameter("at", at)
                .executeUpdate());
    }

    /** The newest first. */
    public List<ScimRequest> of(String providerId, int first, int max) {
        return database.createQuery(
                        "select row from ScimRequestRow row where row.providerId = :provider"
                                + " order by row.loggedAt desc, row.id desc",
                        ScimRequestRow.class)
                .setParameter("provider", providerId)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(ScimRequests::request)
                .toList();
    }

    /** The newest that was refused since then. */
    public Optional<ScimRequest> lastRefused(String providerId, Instant since) {
        return database.createQuery(
                        "select row from ScimRequestRow row where row.providerId = :provider and row.status >= :bad"
                                + " and row.loggedAt >= :since order by row.loggedAt desc, row.id desc",
                        ScimRequestRow.class)
                .setParameter("provider", providerId)
                .setParameter("bad", ScimRequest.BAD)
                .setParameter("since", since.toEpochMilli())
                .setMaxResults(1)
                .getResultStream()
                .map(ScimRequests::request)
                .findFirst();
    }

    /**
     * What is wrong again and again.
     *
     * @param newest the last request of this kind
     */
    public record ErrorKind(String code, int times, ScimRequest newest) {}

    /** The one that came last first. */
    public List<ErrorKind> errors(String providerId, int most) {
        Map<String, List<ScimRequest>> kinds = new LinkedHashMap<>();
        of(providerId, 0, MOST).stream()
                .filter(ScimRequest::isRefused)
                .forEach(request -> kinds.computeIfAbsent(request.code().orElse(""), code -> new ArrayList<>())
                        .add(request));
        return kinds.entrySet().stream()
                .limit(most)
                .map(kind -> new ErrorKind(
                        kind.getKey(), kind.getValue().size(), kind.getValue().get(0)))
                .toList();
    }

    /**
     * Forgets the oldest from before a moment.
     *
     * @return how many; fewer than {@code max} when none is left
     */
    public int forget(Instant before, int max) {
        List<Long> ids = database.createQuery(
                        "select row.id from ScimRequestRow row where row.realmId = :realm and row.loggedAt < :before"
                                + " order by row.loggedAt",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        return ids.isEmpty()
                ? 0
                : database.createQuery("delete from ScimRequestRow row where row.id in :ids")
                        .setParameter("ids", ids)
                        .executeUpdate();
    }

    private static ScimRequest request(ScimRequestRow row) {
        return new ScimRequest(
                Instant.ofEpochMilli(row.loggedAt),
                row.method,
                row.resource,
                Optional.ofNullable(row.item),
                row.status,
                Optional.ofNullable(row.code),
                Optional.ofNullable(row.detail),
                Duration.ofMillis(row.millis));
    }
}
