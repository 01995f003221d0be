package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.schema.SignInLogRow;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Refusals of the past, for as long as the realm keeps its events. */
public final class RecordedRejections {

    static final String KIND = "refusal";

    private static final String OF_REALM = " from SignInLogRow row where row.realmId = :realm";

    private final EntityManager database;
    private final String realmId;

    public RecordedRejections(KeycloakSession session) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = session.getContext().getRealm().getId();
    }

    public Optional<RecordedRejection> find(Reference reference) {
        return database.createQuery("select row" + OF_REALM + " and row.reference = :reference", SignInLogRow.class)
                .setParameter("realm", realmId)
                .setParameter("reference", reference.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(RecordedRejections::recorded);
    }

    /**
     * Those of an enterprise, the newest first.
     *
     * @param first how many to leave out
     */
    public List<RecordedRejection> of(String alias, int first, int max) {
        return database.createQuery(
                        "select row" + OF_REALM + " and row.enterprise = :alias and row.kind = :kind"
                                + " order by row.loggedAt desc, row.id desc",
                        SignInLogRow.class)
                .setParameter("realm", realmId)
                .setParameter("alias", alias)
                .setParameter("kind", KIND)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(RecordedRejections::recorded)
                .toList();
    }

    private static RecordedRejection recorded(SignInLogRow row) {
        return new RecordedRejection(
                new Reference(row.reference),
                Instant.ofEpochMilli(row.loggedAt),
                RejectionCode.of(row.reason),
                row.reason,
                row.enterprise,
                row.client,
                row.expected,
                row.actual);
    }
}
